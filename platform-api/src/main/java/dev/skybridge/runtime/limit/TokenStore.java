package dev.skybridge.runtime.limit;

import java.time.Duration;

/**
 * A token bucket that several processes share. Time is the store's: clocks of its callers don't
 * matter. A store grants each permit once, whatever becomes of the answer.
 */
@FunctionalInterface
public interface TokenStore {
  /**
   * Takes permits of {@code key} in one round trip.
   *
   * @throws StoreUnavailableException if there is no answer; permits may have been taken, and are
   *     then lost
   */
  Grant take(String key, RateLimit limit, Ask ask) throws StoreUnavailableException;

  /**
   * What is asked for.
   *
   * @param fewest permits that are of use; where fewer can be had none is taken
   * @param most permits wanted
   * @param horizon how far ahead permits may be promised: zero takes only what is there. Who is
   *     promised permits stands in one line with all others, in the order in which they asked
   */
  record Ask(long fewest, long most, Duration horizon) {
    /** Checks the bounds. */
    public Ask {
      if (fewest < 1 || most < fewest || horizon.isNegative()) {
        throw new IllegalArgumentException(
            "can't ask for %d to %d permits, %s ahead".formatted(fewest, most, horizon));
      }
    }
  }

  /**
   * What is given.
   *
   * @param permits taken, may be 0
   * @param dueIn time until they may be used
   * @param moreIn time until one more is there; zero where it already is
   * @param level what is left in the bucket, negative where permits are promised
   */
  record Grant(long permits, Duration dueIn, Duration moreIn, double level) {
    /** From what is left after {@code permits} were taken. */
    public static Grant of(long permits, double level, RateLimit limit) {
      double second = 1e9 / limit.permitsPerSecond();
      return new Grant(
          permits,
          permits == 0 ? Duration.ZERO : nanos(-level * second),
          nanos((1 - level) * second),
          level);
    }

    private static Duration nanos(double nanos) {
      return Duration.ofNanos((long) Math.ceil(Math.max(0, nanos)));
    }
  }
}
