package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.Drift;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.PropertyChange;
import dev.skybridge.model.StackPlan.Step;
import dev.skybridge.operator.stack.CloudCatalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the engine says of its steps ({@code StepEventMetadata} in {@code
 * sdk/go/common/apitype/events.go} of the engine). Secrets are masked by the engine already.
 */
final class StepReader {
  /** Longest value that a plan shows, in characters. */
  private static final int LONGEST_VALUE = 2000;

  private final Set<String> holdingData;
  private final Set<String> observedBefore;
  private final ResourceGraph graph;
  private final CloudCatalog.Risks risks;

  /**
   * For one stack.
   *
   * @param graph tells what holds data
   * @param catalog tells it for what is no longer in the graph
   * @param before tells what was only read
   */
  StepReader(ResourceGraph graph, CloudCatalog catalog, Checkpoint before) {
    this.graph = graph;
    this.observedBefore =
        before.vendorResources().stream()
            .filter(Checkpoint.HeldResource::external)
            .map(Checkpoint.HeldResource::name)
            .collect(Collectors.toSet());
    this.risks = catalog.risks();
    this.holdingData =
        graph.resources().stream()
            .filter(resource -> resource.protection() == Protection.STATEFUL)
            .map(CloudResource::name)
            .collect(Collectors.toCollection(HashSet::new));
  }

  /** Each step of a preview that changes something. */
  List<Step> steps(List<JsonNode> announced) {
    var byName = new LinkedHashMap<String, Step>();
    announced.stream()
        .map(this::step)
        .flatMap(Optional::stream)
        .forEach(step -> byName.merge(step.name(), step, StepReader::both));
    return List.copyOf(byName.values());
  }

  /** An import is announced by itself, then what is changed with it. */
  private static Step both(Step first, Step second) {
    return first.action() == Action.IMPORT && second.action() == Action.UPDATE
        ? new Step(
            first.name(),
            first.type(),
            Action.IMPORT,
            first.holdsData(),
            second.oneWay(),
            second.changes())
        : second;
  }

  /** The steps where there is no state yet: everything is made. */
  List<Step> creates(ResourceGraph graph) {
    return graph.resources().stream()
        .map(resource ->
            new Step(
                resource.name(),
                resource.type(),
                Action.CREATE,
                holdsData(resource.name(), resource.type()),
                List.of(),
                List.of()))
        .toList();
  }

  /** The steps of a destroy. */
  List<Step> deletes(Checkpoint held) {
    return held.vendorResources().stream()
        .map(resource ->
            new Step(
                resource.name(),
                resource.type(),
                resource.external() || isObserved(resource.name()) ? Action.FORGET : Action.DELETE,
                holdsData(resource.name(), resource.type()),
                List.of(),
                List.of()))
        .toList();
  }

  private Optional<Step> step(JsonNode step) {
    var urn = step.path("urn").asText();
    var name = urn.substring(urn.lastIndexOf("::") + 2);
    return action(step.path("op").asText(), name)
        .map(action -> {
          var type = step.path("type").asText();
          var changes = changes(step, action);
          return new Step(
              name, type, action, holdsData(name, type), oneWay(type, action, changes), changes);
        });
  }

  /** A replacement is announced by three steps; the create is the one that is counted. */
  private Optional<Action> action(String op, String name) {
    return switch (op) {
      case "create" -> Optional.of(Action.CREATE);
      case "update" -> Optional.of(Action.UPDATE);
      // what was only read is not lost when something is made in its place
      case "create-replacement" ->
          Optional.of(observedBefore.contains(name) ? Action.CREATE : Action.REPLACE);
      case "import", "import-replacement" -> Optional.of(Action.IMPORT);
      case "delete" -> Optional.of(Action.DELETE);
      case "discard" -> Optional.of(Action.FORGET);
      case "read" -> observedBefore.contains(name) ? Optional.empty() : Optional.of(Action.READ);
      default -> Optional.empty(); // same, refresh, and the other halves of a replacement
    };
  }

  private boolean isObserved(String name) {
    return graph.resources().stream()
        .anyMatch(resource -> resource.name().equals(name) && resource.isObserved());
  }

  private boolean holdsData(String name, String type) {
    return holdingData.contains(name) || risks.holdingData().contains(type);
  }

  private List<String> oneWay(String type, Action action, List<PropertyChange> changes) {
    if (action != Action.UPDATE) {
      return List.of();
    }
    var properties = risks.oneWay().getOrDefault(type, Set.of());
    return changes.stream()
        .map(change -> PropertyPath.property(change.path()))
        .filter(properties::contains)
        .distinct()
        .toList();
  }

  private static List<PropertyChange> changes(JsonNode step, Action action) {
    var before = step.path("old").path("inputs");
    var after = step.path("new").path("inputs");
    return switch (action) {
      case DELETE, IMPORT, READ, FORGET -> List.of();
      case CREATE ->
          names(after).stream()
              .map(name -> new PropertyChange(name, null, text(after.path(name)), false))
              .toList();
      case UPDATE, REPLACE -> {
        var keys = texts(step.path("keys"));
        yield paths(step, before, after).stream()
            .map(path ->
                new PropertyChange(
                    path,
                    text(orElse(PropertyPath.in(before, path), step.path("old"), path)),
                    text(PropertyPath.in(after, path)),
                    replaces(step, path, keys)))
            .toList();
      }
    };
  }

  private static JsonNode orElse(JsonNode input, JsonNode old, String path) {
    return input.isMissingNode() ? PropertyPath.in(old.path("outputs"), path) : input;
  }

  private static boolean replaces(JsonNode step, String path, Set<String> keys) {
    return keys.contains(PropertyPath.property(path))
        || step.path("detailedDiff").path(path).path("diffKind").asText().endsWith("-replace");
  }

  /** As the provider says, in as much detail as it says; where it says nothing, by comparing. */
  private static Set<String> paths(JsonNode step, JsonNode before, JsonNode after) {
    var detailed = names(step.path("detailedDiff"));
    var said = detailed.isEmpty() ? texts(step.path("diffs")) : detailed;
    if (!said.isEmpty()) {
      return said;
    }
    var found = new TreeMap<String, PropertyChange>();
    var all = new TreeSet<>(names(before));
    all.addAll(names(after));
    all.forEach(name -> compare(name, before.path(name), after.path(name), found));
    return found.keySet();
  }

  /** What differs between state and cloud, from the finished steps of a refresh. */
  List<Drift> drift(List<JsonNode> finished) {
    return finished.stream().map(this::drift).flatMap(Optional::stream).toList();
  }

  private Optional<Drift> drift(JsonNode step) {
    var urn = step.path("urn").asText();
    var name = urn.substring(urn.lastIndexOf("::") + 2);
    var type = step.path("type").asText();
    if (step.path("op").asText().equals("delete")) {
      return Optional.of(new Drift(name, type, true, List.of()));
    }
    var differences =
        observedBefore.contains(name)
            ? changesOfRead(name, step.path("old"), step.path("new"))
            : differences(step.path("old"), step.path("new"));
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Drift(name, type, false, differences));
  }

  /**
   * In what was asked for only: a vendor adds values of its own to the rest. A provider that does
   * not read inputs back shows the change in its outputs of the same name.
   */
  private static List<PropertyChange> differences(JsonNode old, JsonNode now) {
    var found = new TreeMap<String, PropertyChange>();
    for (var property : names(old.path("inputs"))) {
      for (var view : List.of("inputs", "outputs")) {
        if (found.keySet().stream().noneMatch(path -> within(path, property))) {
          var before = old.path(view).path(property);
          var after = now.path(view).path(property);
          var untold = isSecret(before) && after.isMissingNode(); // no vendor tells a password
          if (!untold && (!before.isMissingNode() || view.equals("inputs"))) {
            compare(property, before, after, found);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Of what is only read, in the properties that the application could ask for. */
  private List<PropertyChange> changesOfRead(String name, JsonNode old, JsonNode now) {
    var found = new TreeMap<String, PropertyChange>();
    graph.resources().stream()
        .filter(resource -> resource.name().equals(name))
        .flatMap(resource ->
            Stream.concat(resource.inputs().keySet().stream(), resource.ignoreChanges().stream()))
        .forEach(property ->
            compare(
                property,
                old.path("outputs").path(property),
                now.path("outputs").path(property),
                found));
    return List.copyOf(found.values());
  }

  private static boolean within(String path, String property) {
    return PropertyPath.property(path).equals(property);
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, Map<String, PropertyChange> found) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject() && !isSecret(before) && !isSecret(after)) {
      var all = new TreeSet<>(names(before));
      all.addAll(names(after));
      all.forEach(
          name -> compare(path + "[\"" + name + "\"]", before.path(name), after.path(name), found));
      return;
    }
    found.put(path, new PropertyChange(path, text(before), text(after), false));
  }

  private static boolean isSecret(JsonNode value) {
    return PropertyCodec.SECRET.equals(value.path(PropertyCodec.SIGNATURE).asText());
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    if (isSecret(value)) {
      return "\"[secret]\"";
    }
    var text = value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    names.remove("__defaults"); // bookkeeping of bridged providers
    return names;
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return new TreeSet<>(texts);
  }
}
