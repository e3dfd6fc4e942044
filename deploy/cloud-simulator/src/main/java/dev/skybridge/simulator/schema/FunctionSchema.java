package dev.skybridge.simulator.schema;

import java.util.Map;

/** Arguments and results of one data-source function. */
public record FunctionSchema(
    String token, Map<String, PropertySchema> arguments, Map<String, Kind> results) {
  public FunctionSchema {
    arguments = Map.copyOf(arguments);
    results = Map.copyOf(results);
  }
}
