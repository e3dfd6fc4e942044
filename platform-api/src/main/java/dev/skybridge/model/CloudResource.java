package dev.skybridge.model;

import java.util.List;
import java.util.Map;

/**
 * One resource of a stack, typed by the vendor's Pulumi token.
 *
 * @param name unique in the graph, stable over time: the engine's identity for it
 * @param type Pulumi type token, for example {@code aws:rds/instance:Instance}
 * @param owner name of the Application's {@code resources[]} entry it serves, or {@code network}
 *     for what they share
 * @param inputs the vendor's input properties
 * @param dependsOn names of resources that must exist before, beyond those its inputs name
 * @param protection what its loss would mean
 * @param ignoreChanges top-level inputs that the engine must not compare, because the vendor or a
 *     scaler changes them
 */
public record CloudResource(
    String name,
    String type,
    String owner,
    Map<String, PropertyValue> inputs,
    List<String> dependsOn,
    Protection protection,
    List<String> ignoreChanges) {

  /** Copies the collections. */
  public CloudResource {
    inputs = Map.copyOf(inputs);
    dependsOn = List.copyOf(dependsOn);
    ignoreChanges = List.copyOf(ignoreChanges);
  }

  /** What the loss of a resource means. */
  public enum Protection {
    /** Can be made again from its description. */
    STATELESS,
    /** Holds data that its description does not. */
    STATEFUL
  }
}
