package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.state.CloudObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form that nearly all functions of Alibaba Cloud and Tencent Cloud have: every argument
 * narrows a list of objects. {@code ids} and {@code nameRegex} mean what they say, {@code tags}
 * wants each given tag, and any other argument wants an equal property.
 *
 * @param target type token of the objects
 * @param idNames arguments and result fields that hold the object's id
 * @param nameProperty property that {@code nameRegex} and {@code names} speak of
 * @param aliases property by argument or result field, where the names differ
 * @param fuzzy arguments that match a part of the value
 */
public record CollectionFunction(
    String target,
    Set<String> idNames,
    String nameProperty,
    Map<String, String> aliases,
    Set<String> fuzzy)
    implements FunctionRules.Answer {

  private static final Set<String> NOT_FILTERS =
      Set.of(
          "outputFile",
          "resultOutputFile",
          "enableDetails",
          "pageNumber",
          "pageSize",
          "dryRun",
          "limit",
          "offset",
          "kubeConfigFilePrefix",
          "includeUnavailable",
          "withDr",
          "withRo",
          "withMaster",
          "tagKey",
          "filters");

  public CollectionFunction {
    idNames = Set.copyOf(idNames);
    aliases = Map.copyOf(aliases);
    fuzzy = Set.copyOf(fuzzy);
  }

  @Override
  public Fields answer(Query query) {
    List<CloudObject> found =
        query.scope().all(target).stream()
            .filter(object ->
                query.arguments().withoutNulls().values().entrySet().stream()
                    .allMatch(e -> accepts(object, e.getKey(), e.getValue())))
            .toList();
    List<Property> items =
        found.stream().<Property>map(object -> query.item(view(query, object))).toList();
    return query.answer(
        Fields.of(
            query.listName(),
            new Property.Items(items),
            "ids",
            found.stream().map(CloudObject::id).toList(),
            "names",
            found.stream().map(object -> object.outputs().textOr(nameProperty, "")).toList(),
            "totalCount",
            found.size()));
  }

  private Fields view(Query query, CloudObject object) {
    Map<String, Property> view = new LinkedHashMap<>();
    for (String field : query.itemNames()) {
      view.put(
          field,
          idNames.contains(field)
              ? Property.of(object.id())
              : object.outputs().at(aliases.getOrDefault(field, field)));
    }
    return new Fields(view);
  }

  private boolean accepts(CloudObject object, String argument, Property wanted) {
    if (NOT_FILTERS.contains(argument)) {
      return true;
    }
    return switch (argument) {
      case "ids" -> wanted.asTexts().contains(object.id());
      case "nameRegex" ->
          Pattern.compile(wanted.asText().orElse(""))
              .matcher(object.outputs().textOr(nameProperty, ""))
              .find();
      case "searchKey" ->
          wanted
              .asText()
              .filter(key ->
                  object.id().equals(key)
                      || object.outputs().textOr(nameProperty, "").contains(key))
              .isPresent();
      case "bucketPrefix" ->
          wanted.asText().filter(object.outputs().textOr("bucket", "")::startsWith).isPresent();
      case "tags", "templateTags" -> hasTags(object, wanted);
      default -> {
        String actual =
            idNames.contains(argument)
                ? object.id()
                : object.outputs().textOr(aliases.getOrDefault(argument, argument), "");
        Optional<String> text = wanted.asText();
        yield text.isPresent()
            && (fuzzy.contains(argument) ? actual.contains(text.get()) : actual.equals(text.get()));
      }
    };
  }

  /** Whether the object has every wanted tag. */
  public static boolean hasTags(CloudObject object, Property wanted) {
    Map<String, String> tags = object.tags();
    return !(wanted.plain() instanceof Fields map)
        || map.values().entrySet().stream()
            .allMatch(e -> e.getValue().asText().orElse("").equals(tags.get(e.getKey())));
  }
}
