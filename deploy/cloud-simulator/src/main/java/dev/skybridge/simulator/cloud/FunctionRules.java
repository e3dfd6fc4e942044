package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;

/**
 * How one data-source function answers. Argument and result names come from the vendor's published
 * lists.
 */
public record FunctionRules(String token, Answer answer) {

  /** Answers a query; throws {@link VendorRefusal} where the vendor's function fails. */
  @FunctionalInterface
  public interface Answer {
    Fields answer(Query query);
  }
}
