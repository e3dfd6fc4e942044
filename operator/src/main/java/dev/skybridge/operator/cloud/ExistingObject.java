package dev.skybridge.operator.cloud;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.stack.CloudCatalog.Existing;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The main object of a resource that exists already, as a graph has it. Pure. */
final class ExistingObject {
  /** Outputs that no vendor tells of a database that it did not make for us. */
  static final Set<String> LOGIN = Set.of("username", "database");

  private ExistingObject() {}

  /**
   * The object, with what is asked of it.
   *
   * @param wanted as it would be made
   * @param found inputs that stay as they are found
   */
  static CloudResource of(CloudResource wanted, Existing existing, Set<String> found) {
    var kept = new TreeSet<>(found);
    kept.addAll(wanted.ignoreChanges());
    var asked = new HashMap<String, PropertyValue>();
    wanted
        .inputs()
        .forEach((name, value) -> {
          if (ResourceGraph.references(value).isEmpty()) {
            asked.put(name, value);
          } else {
            kept.add(name); // its place among objects that are not ours
          }
        });
    asked.keySet().removeAll(kept);
    if (existing.origin() instanceof Origin.Observed) {
      asked.remove("tags"); // what is only read carries none of ours
      asked.values().removeIf(PropertyValue.Secret.class::isInstance);
    }
    return new CloudResource(
        wanted.name(),
        wanted.type(),
        wanted.owner(),
        asked,
        List.of(),
        wanted.protection(),
        List.copyOf(kept),
        existing.origin());
  }
}
