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
 * @param origin whether it is made, or was there before
 */
public record CloudResource(
    String name,
    String type,
    String owner,
    Map<String, PropertyValue> inputs,
    List<String> dependsOn,
    Protection protection,
    List<String> ignoreChanges,
    Origin origin) {

  /** Copies the collections. */
  public CloudResource {
    inputs = Map.copyOf(inputs);
    dependsOn = List.copyOf(dependsOn);
    ignoreChanges = List.copyOf(ignoreChanges);
  }

  /** A resource that is made. */
  public CloudResource(
      String name,
      String type,
      String owner,
      Map<String, PropertyValue> inputs,
      List<String> dependsOn,
      Protection protection,
      List<String> ignoreChanges) {
    this(name, type, owner, inputs, dependsOn, protection, ignoreChanges, new Origin.Made());
  }

  /** The same with other inputs that the engine must not compare. */
  public CloudResource ignoring(List<String> names) {
    return new CloudResource(name, type, owner, inputs, dependsOn, protection, names, origin);
  }

  /** The same behind other resources. */
  public CloudResource after(List<String> names) {
    return new CloudResource(name, type, owner, inputs, names, protection, ignoreChanges, origin);
  }

  /** Whether it was there before. */
  public boolean isExisting() {
    return switch (origin) {
      case Origin.Made _ -> false;
      case Origin.TakenOver _, Origin.Observed _ -> true;
    };
  }

  /** Whether it is only read. */
  public boolean isObserved() {
    return switch (origin) {
      case Origin.Made _, Origin.TakenOver _ -> false;
      case Origin.Observed _ -> true;
    };
  }

  /** Where a resource comes from. */
  public sealed interface Origin {
    /** It is made, and deleted in the end. */
    record Made() implements Origin {}

    /**
     * It was there before and is taken over; what was found stays but for what the inputs say.
     *
     * @param id the vendor's
     */
    record TakenOver(String id) implements Origin {}

    /**
     * It was there before and is read, never changed; its inputs only name what is compared.
     *
     * @param id the vendor's
     */
    record Observed(String id) implements Origin {}
  }

  /** What the loss of a resource means. */
  public enum Protection {
    /** Can be made again from its description. */
    STATELESS,
    /** Holds data that its description does not. */
    STATEFUL
  }
}
