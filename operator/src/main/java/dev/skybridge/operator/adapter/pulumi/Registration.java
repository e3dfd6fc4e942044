package dev.skybridge.operator.adapter.pulumi;

import java.util.List;

/** How a resource of a graph is made known to the engine. */
sealed interface Registration {
  /**
   * As something that is or becomes ours.
   *
   * @param ignored properties that keep the value they have in the state
   */
  record Own(List<String> ignored) implements Registration {
    /** Copies the list. */
    public Own {
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * As something that was there before and becomes ours now.
   *
   * @param id as the vendor's provider writes it
   * @param ignored properties that keep the value that is found
   */
  record Import(String id, List<String> ignored) implements Registration {
    /** Copies the list. */
    public Import {
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * As something that is only read.
   *
   * @param id as the vendor's provider writes it
   */
  record Read(String id) implements Registration {}
}
