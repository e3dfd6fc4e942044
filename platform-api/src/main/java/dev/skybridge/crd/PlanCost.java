package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan changes of the monthly cost, by list prices: without discounts and commitments, and
 * without what is billed by use.
 *
 * @param totals a sum for each currency in which prices are known
 * @param unpriced resources without a known price, each with its SKUs
 * @param sources where the prices come from
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlanCost(List<Total> totals, List<String> unpriced, List<String> sources) {

  /** Copies the lists. */
  public PlanCost {
    totals = Collections.copy(totals);
    unpriced = Collections.copy(unpriced);
    sources = Collections.copy(sources);
  }

  /**
   * A sum, each amount with two decimals.
   *
   * @param currency ISO 4217
   * @param before a month before the plan; null where that is not known
   * @param after a month after it
   * @param change the difference; null where before is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Total(
      @Required String currency,
      @Nullable String before,
      @Required String after,
      @Nullable String change) {}
}
