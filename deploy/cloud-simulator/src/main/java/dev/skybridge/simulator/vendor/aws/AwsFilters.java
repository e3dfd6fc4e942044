package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.CollectionFunction;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How arguments of AWS functions narrow objects: equal properties, tags, and EC2's {@code filters}
 * with {@code tag:KEY}, {@code tag-key}, {@code vpc-id} and so on.
 */
final class AwsFilters {

  private static final Pattern DASH = Pattern.compile("-([a-z])");
  private static final List<String> NOT_FILTERS =
      List.of("state", "mostRecent", "owners", "includeDeprecated", "instanceStateNames");

  private AwsFilters() {}

  /**
   * Whether an object passes all arguments.
   *
   * @param aliases property by argument, where the names differ
   */
  static boolean accept(CloudObject object, Fields arguments, Map<String, String> aliases) {
    return arguments.withoutNulls().values().entrySet().stream()
        .allMatch(e -> accepts(object, e.getKey(), e.getValue(), aliases));
  }

  private static boolean accepts(
      CloudObject object, String argument, Property wanted, Map<String, String> aliases) {
    if (NOT_FILTERS.contains(argument)) {
      return true;
    }
    return switch (argument) {
      case "tags", "instanceTags" -> CollectionFunction.hasTags(object, wanted);
      case "filters" ->
          wanted.plain() instanceof Property.Items(List<Property> filters)
              && filters.stream()
                  .allMatch(f -> passes(object, f.plain() instanceof Fields x ? x : Fields.EMPTY));
      case "names" -> wanted.asTexts().contains(object.outputs().textOr("name", ""));
      case "id" -> wanted.asText().filter(object.id()::equals).isPresent();
      case "default" -> !wanted.asText().equals(Optional.of("true"));
      default -> {
        Optional<String> actual = object.outputs().text(aliases.getOrDefault(argument, argument));
        yield actual.isPresent() && actual.equals(wanted.asText());
      }
    };
  }

  private static boolean passes(CloudObject object, Fields filter) {
    String name = filter.textOr("name", "");
    List<String> values = filter.get("values").asTexts();
    if (name.startsWith("tag:")) {
      String actual = object.tags().get(name.substring(4));
      return actual != null && values.stream().anyMatch(value -> like(value, actual));
    }
    if (name.equals("tag-key")) {
      return values.stream().anyMatch(object.tags()::containsKey);
    }
    if (name.equals("instance-state-name")) {
      return values.contains(object.outputs().textOr("instanceState", ""));
    }
    String property =
        switch (name) {
          case "group-name", "launch-template-name" -> "name";
          case "cidr", "cidr-block" -> "cidrBlock";
          default -> camel(name);
        };
    boolean isId =
        List.of("group-id", "vpc-id", "subnet-id", "instance-id").contains(name)
            && !object.outputs().has(property);
    String actual = isId ? object.id() : object.outputs().textOr(property, "");
    return values.stream().anyMatch(value -> like(value, actual));
  }

  /** EC2 filters take {@code *} and {@code ?}. */
  private static boolean like(String pattern, String actual) {
    return actual.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
  }

  private static String camel(String dashed) {
    return DASH.matcher(dashed)
        .replaceAll(
            match -> Matcher.quoteReplacement(match.group(1).toUpperCase(java.util.Locale.ROOT)));
  }

  static boolean hasTagFilters(CloudObject object, List<Property> filters) {
    return filters.stream()
        .map(f -> f.plain() instanceof Fields x ? x : Fields.EMPTY)
        .allMatch(filter -> {
          String actual = object.tags().get(filter.textOr("key", ""));
          List<String> values = filter.get("values").asTexts();
          return actual != null && (values.isEmpty() || values.contains(actual));
        });
  }

  /** Whether an ARN is of one of the wanted types, for example {@code ec2:vpc} or {@code rds}. */
  static boolean hasResourceType(CloudObject object, List<String> wanted) {
    String[] arn = object.outputs().textOr("arn", ":::::").split(":", 6);
    String resource = arn[5].split("[:/]", 2)[0];
    return wanted.isEmpty()
        || wanted.stream()
            .anyMatch(type -> type.equals(arn[2]) || type.equals(arn[2] + ":" + resource));
  }
}
