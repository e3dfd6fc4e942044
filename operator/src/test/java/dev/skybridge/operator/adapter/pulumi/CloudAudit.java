package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackOutcome.LiveResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one account of a cloud holds, beside what the graph asks for and what the state says.
 *
 * @param duplicates objects beyond the one that a resource of the graph may have
 * @param orphans objects that the state does not hold
 * @param wrong anything else that is not as it should be
 */
record CloudAudit(List<String> duplicates, List<String> orphans, List<String> wrong) {
  /** Copies the lists. */
  CloudAudit {
    duplicates = List.copyOf(duplicates);
    orphans = List.copyOf(orphans);
    wrong = List.copyOf(wrong);
  }

  /** Whether all is as it should be. */
  boolean clean() {
    return duplicates.isEmpty() && orphans.isEmpty() && wrong.isEmpty();
  }

  /**
   * Compares.
   *
   * @param graph what should be
   * @param live what the engine's state holds
   * @param objects all that the account holds
   */
  static CloudAudit of(ResourceGraph graph, List<LiveResource> live, Iterable<JsonNode> objects) {
    var byKey = new HashMap<String, JsonNode>();
    var claims = new HashMap<String, Integer>();
    for (var object : objects) {
      byKey.put(key(object), object);
      claims.merge(object.path("type").asText(), 1, Integer::sum);
    }
    var wrong = new ArrayList<String>();
    var orphans = new HashMap<>(byKey);
    for (var resource : graph.resources()) {
      claims.merge(resource.type(), -1, Integer::sum);
      var held = live.stream().filter(one -> one.name().equals(resource.name())).toList();
      if (held.size() != 1) {
        wrong.add("the state holds %s %d times".formatted(resource.name(), held.size()));
      }
      held.forEach(one -> orphans.remove(key(one)));
      held.forEach(one -> differences(resource, byKey.get(key(one)), wrong));
    }
    live.stream()
        .filter(one -> graph.resources().stream().noneMatch(r -> r.name().equals(one.name())))
        .forEach(one -> wrong.add("the state holds " + one));
    var duplicates =
        claims.entrySet().stream()
            .filter(claim -> claim.getValue() > 0)
            .map(claim -> "%d more of %s".formatted(claim.getValue(), claim.getKey()))
            .toList();
    return new CloudAudit(duplicates, List.copyOf(orphans.keySet()), wrong);
  }

  private static void differences(
      CloudResource wanted, @Nullable JsonNode object, List<String> wrong) {
    if (object == null) {
      wrong.add(wanted.name() + " is in the state, but not in the cloud");
      return;
    }
    wanted
        .inputs()
        .forEach((name, value) -> {
          if (!wanted.ignoreChanges().contains(name)
              && !same(value, object.path("inputs").path(name))) {
            wrong.add(
                "%s.%s is %s, not %s"
                    .formatted(wanted.name(), name, object.path("inputs").path(name), value));
          }
        });
  }

  /** References and secrets are not compared: the vendor's ids and digests stand for them. */
  private static boolean same(PropertyValue wanted, JsonNode found) {
    return switch (wanted) {
      case PropertyValue.Text(var text) -> found.asText().equals(text);
      case PropertyValue.Numeric(var number) -> found.asDouble() == number;
      case PropertyValue.Bool(var yes) -> found.asBoolean() == yes;
      case PropertyValue.MapOf(Map<String, PropertyValue> entries) ->
          entries.entrySet().stream()
              .allMatch(entry -> same(entry.getValue(), found.path(entry.getKey())));
      case PropertyValue.ListOf list -> found.size() == list.values().size();
      case PropertyValue.Secret secret -> !found.isMissingNode();
      case PropertyValue.OutputOf output -> !found.isMissingNode();
      case PropertyValue.Joined joined -> !found.isMissingNode();
    };
  }

  private static String key(JsonNode object) {
    return object.path("type").asText() + " " + object.path("id").asText();
  }

  private static String key(LiveResource resource) {
    return resource.type() + " " + resource.id();
  }
}
