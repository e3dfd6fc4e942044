package dev.skybridge.runtime.limit;

/** The defining property of a rate limit, for all windows at once. */
final class Windows {
  private Windows() {}

  /**
   * The largest {@code admitted(s, t) - rate · (t - s)} over all windows {@code s ≤ t}, both ends
   * included, in one pass: it never exceeds the burst of a limiter that is right.
   *
   * @param atNanos times of admissions, ascending by difference
   * @param permits admitted at each
   */
  static double excess(long[] atNanos, long[] permits, double perSecond) {
    double most = 0;
    double before = 0;
    double leastBefore = Double.POSITIVE_INFINITY;
    for (int i = 0; i < atNanos.length; i++) {
      double refilled = (atNanos[i] - atNanos[0]) * perSecond / 1e9;
      leastBefore = Math.min(leastBefore, before - refilled);
      before += permits[i];
      most = Math.max(most, before - refilled - leastBefore);
    }
    return most;
  }
}
