package dev.skybridge.runtime.limit;

import java.util.HashMap;
import java.util.Map;

/** A store in this process, by a clock of its own; it can be away, or hang. */
final class MemoryTokenStore implements TokenStore {
  private record Bucket(double level, long at) {}

  private final NanoClock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private boolean away;
  private boolean hanging;
  private int takes;
  private long given;

  MemoryTokenStore(NanoClock clock) {
    this.clock = clock;
  }

  synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  synchronized void setHanging(boolean isHanging) {
    hanging = isHanging;
    notifyAll();
  }

  synchronized int takes() {
    return takes;
  }

  synchronized long given() {
    return given;
  }

  synchronized double level(String key) {
    return buckets.getOrDefault(key, new Bucket(0, 0)).level();
  }

  synchronized double levelNow(String key, RateLimit limit) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket((double) limit.burst(), clock.nanos()));
    return Math.min(
        (double) limit.burst(),
        bucket.level() + (clock.nanos() - bucket.at()) * limit.permitsPerSecond() / 1e9);
  }

  @Override
  public synchronized Grant take(String key, RateLimit limit, Ask ask)
      throws StoreUnavailableException {
    takes++;
    while (hanging) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new StoreUnavailableException("interrupted", e);
      }
    }
    if (away) {
      throw new StoreUnavailableException("unplugged");
    }
    long now = clock.nanos();
    double burst = (double) limit.burst();
    Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
    double level =
        Math.min(burst, before.level() + (now - before.at()) * limit.permitsPerSecond() / 1e9);
    double ahead = level + ask.horizon().toNanos() / 1e9 * limit.permitsPerSecond();
    long taken = ahead < ask.fewest() ? 0 : (long) Math.min((double) ask.most(), Math.floor(ahead));
    buckets.put(key, new Bucket(level - taken, now));
    given += taken;
    return Grant.of(taken, level - taken, limit);
  }
}
