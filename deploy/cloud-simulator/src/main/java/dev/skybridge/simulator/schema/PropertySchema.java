package dev.skybridge.simulator.schema;

import dev.skybridge.simulator.property.Property;
import java.util.List;
import java.util.Optional;

/**
 * What the vendor publishes about one property.
 *
 * @param required whether an object without it is refused
 * @param forceNew whether a change replaces the object
 * @param secret whether the value is never shown
 * @param values the only values the vendor takes; empty when any will do
 * @param defaultsTo the value the vendor's SDK sets when there is none
 */
public record PropertySchema(
    Kind kind,
    boolean required,
    boolean forceNew,
    boolean secret,
    List<String> values,
    Optional<Property> defaultsTo) {
  public PropertySchema {
    values = List.copyOf(values);
  }
}
