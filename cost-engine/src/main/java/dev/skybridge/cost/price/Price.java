package dev.skybridge.cost.price;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A list price.
 *
 * @param amount in whole units of the currency
 * @param per for how long one of it can be used for that
 * @param currency ISO 4217
 * @param source where it was read and when, or that it is simulated; shown beside each sum
 */
public record Price(BigDecimal amount, Per per, Currency currency, String source) {
  /**
   * Hours of a month, as the vendors' own calculators count: 8,760 hours of a year by twelve.
   * Source: AWS Pricing Calculator, "assumptions".
   */
  private static final BigDecimal HOURS_OF_MONTH = BigDecimal.valueOf(730);

  /** What a price is for. */
  public enum Per {
    /** An hour. */
    HOUR,
    /** A month. */
    MONTH
  }

  /** What a quantity costs a month. */
  BigDecimal monthly(BigDecimal quantity) {
    var each =
        switch (per) {
          case HOUR -> amount.multiply(HOURS_OF_MONTH);
          case MONTH -> amount;
        };
    return each.multiply(quantity);
  }
}
