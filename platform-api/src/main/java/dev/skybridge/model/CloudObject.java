package dev.skybridge.model;

import java.util.Map;

/**
 * An object as its cloud describes it.
 *
 * @param kind its kind
 * @param id the vendor's: {@code i-0123…}, a database's identifier, a bucket's name
 * @param name what people call it; the id where it has no other name
 * @param state whether it runs
 * @param size the vendor's type or class: {@code t3.small}; empty where there is none
 * @param tags all of them, also those that the platform did not set
 */
public record CloudObject(
    CloudKind kind,
    String id,
    String name,
    PowerState state,
    String size,
    Map<String, String> tags) {
  /** Copies the map. */
  public CloudObject {
    tags = Map.copyOf(tags);
  }
}
