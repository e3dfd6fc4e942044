package dev.skybridge.model;

import java.util.Map;

/** What became of an order to delete. */
public sealed interface CloudDeletion {
  /** There is no such object any more, or it is being deleted already. */
  record Gone() implements CloudDeletion {}

  /**
   * The cloud has taken the order.
   *
   * @param left what can be restored, for a person; empty where nothing can
   */
  record Ordered(String left) implements CloudDeletion {}

  /**
   * Nothing was ordered: the object does not carry the tags that it was to be known by.
   *
   * @param tags that it carries
   */
  record Other(Map<String, String> tags) implements CloudDeletion {
    /** Copies the map. */
    public Other {
      tags = Map.copyOf(tags);
    }
  }
}
