package dev.skybridge.runtime.limit;

/** What a limiter does while its store is away and its lease is used up. */
public sealed interface Degraded {
  /**
   * Admits nothing: tries are refused, who waits goes on waiting until its deadline. Never admits
   * more than the limit.
   */
  record Refuse() implements Degraded {}

  /**
   * Admits this node's share of the rate from a bucket of its own that starts empty. While the
   * store is away from all of {@code nodes} they admit the rate together; when it comes back it has
   * saved up at most a burst, of which each node pays its share back first. Where only some nodes
   * are cut off they admit their shares beside the full rate of the others.
   *
   * @param nodes that share the limit, at least as many as there ever are
   */
  record LocalShare(int nodes) implements Degraded {
    /** Checks the number. */
    public LocalShare {
      if (nodes < 1) {
        throw new IllegalArgumentException("nodes must be at least 1, not " + nodes);
      }
    }

    /** The part of {@code whole} that one node keeps to; its burst is at least 1. */
    RateLimit of(RateLimit whole) {
      return new RateLimit(whole.permitsPerSecond() / nodes, Math.max(1, whole.burst() / nodes));
    }
  }
}
