package dev.skybridge.model;

import dev.skybridge.model.StackPlan.PropertyChange;
import java.util.List;

/**
 * A resource that is no longer as the stack's state has it.
 *
 * @param name in the graph
 * @param type Pulumi type token
 * @param missing whether it is gone
 * @param changes what differs: before is what the state has, after is what the vendor says
 */
public record Drift(String name, String type, boolean missing, List<PropertyChange> changes) {
  /** Copies the list. */
  public Drift {
    changes = List.copyOf(changes);
  }
}
