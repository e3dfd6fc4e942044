package dev.skybridge.simulator.schema;

import java.util.Map;
import java.util.Set;

/**
 * Property lists of one resource type.
 *
 * @param token the engine's type token, for example {@code aws:ec2/vpc:Vpc}
 * @param inputs what a program may set
 * @param computed what only the cloud sets
 * @param secrets names, inputs or computed, whose values are secret
 */
public record ResourceSchema(
    String token,
    Map<String, PropertySchema> inputs,
    Map<String, Kind> computed,
    Set<String> secrets) {
  public ResourceSchema {
    inputs = Map.copyOf(inputs);
    computed = Map.copyOf(computed);
    secrets = Set.copyOf(secrets);
  }

  /** Whether the vendor publishes such a property. */
  public boolean publishes(String property) {
    return inputs.containsKey(property) || computed.containsKey(property);
  }

  /** Whether a change of the property replaces the object. */
  public boolean forcesReplacement(String property) {
    PropertySchema schema = inputs.get(property);
    return schema != null && schema.forceNew();
  }

  /** Whether the property's value is secret. */
  public boolean isSecret(String property) {
    PropertySchema schema = inputs.get(property);
    return secrets.contains(property) || (schema != null && schema.secret());
  }
}
