package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TokenBucket} for each key. A bucket that has become full again is dropped when room is
 * wanted, which changes nothing for its key: a new one starts full. With as many keys in use as
 * there is room for, a further key is refused until a bucket is found that has filled up.
 *
 * @param <K> key, with value semantics
 */
public final class KeyedRateLimiters<K> {
  /** Buckets looked at for each new key: more than one, so that dropping outpaces adding. */
  private static final int LOOKED_AT = 4;

  private static final int LOOKED_AT_WITHOUT_ROOM = 64;

  private final Function<? super K, RateLimit> limits;
  private final int mostKeys;
  private final NanoClock clock;
  private final ConcurrentHashMap<K, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final ReentrantLock making = new ReentrantLock();

  /** Where the search for full buckets goes on; guarded by {@link #making}. */
  private Iterator<Map.Entry<K, TokenBucket>> hand = buckets.entrySet().iterator();

  /**
   * Makes an empty set.
   *
   * @param limits the limit of a key; asked whenever a bucket is made
   * @param mostKeys room, in keys; about 250 bytes each
   */
  public KeyedRateLimiters(Function<? super K, RateLimit> limits, int mostKeys, NanoClock clock) {
    if (mostKeys < 1) {
      throw new IllegalArgumentException("room for at least one key is needed, not " + mostKeys);
    }
    this.limits = limits;
    this.mostKeys = mostKeys;
    this.clock = clock;
  }

  /** Takes {@code permits} of {@code key} if they are there now. */
  public boolean tryAcquire(K key, long permits) {
    while (true) {
      @Nullable TokenBucket bucket = bucket(key);
      if (bucket == null) {
        return false;
      }
      switch (bucket.tryTake(permits)) {
        case YES -> {
          return true;
        }
        case NO -> {
          return false;
        }
        case RETIRED -> buckets.remove(key, bucket);
      }
    }
  }

  /** As {@link RateLimiter#acquire}. */
  public boolean acquire(K key, long permits, Duration atMost) throws InterruptedException {
    return of(key).acquire(permits, atMost);
  }

  /** The limiter of one key. It may be kept: it finds the key's bucket anew at each call. */
  public RateLimiter of(K key) {
    return new KeyedLimiter<>(this, key);
  }

  Optional<Reservation> reserve(K key, long permits, Duration atMost) {
    while (true) {
      @Nullable TokenBucket bucket = bucket(key);
      if (bucket == null) {
        return Optional.empty();
      }
      Optional<Reservation> reserved = bucket.reserve(permits, atMost);
      if (reserved.isPresent() || !bucket.isRetired()) {
        return reserved;
      }
      buckets.remove(key, bucket);
    }
  }

  private @Nullable TokenBucket bucket(K key) {
    @Nullable TokenBucket bucket = buckets.get(key);
    return bucket != null ? bucket : make(key).orElse(null);
  }

  RateLimit limitOf(K key) {
    return limits.apply(key);
  }

  /** Keys that have a bucket. */
  public int size() {
    return buckets.size();
  }

  private Optional<TokenBucket> make(K key) {
    making.lock();
    try {
      dropFull(buckets.mappingCount() < mostKeys ? LOOKED_AT : LOOKED_AT_WITHOUT_ROOM);
      return buckets.mappingCount() < mostKeys
          ? Optional.of(
              buckets.computeIfAbsent(key, made -> TokenBucket.full(limits.apply(made), clock)))
          : Optional.ofNullable(buckets.get(key));
    } finally {
      making.unlock();
    }
  }

  private void dropFull(int looks) {
    for (int look = 0; look < looks; look++) {
      if (!hand.hasNext()) {
        hand = buckets.entrySet().iterator();
        if (!hand.hasNext()) {
          return;
        }
      }
      Map.Entry<K, TokenBucket> seen = hand.next();
      if (seen.getValue().retire()) {
        buckets.remove(seen.getKey(), seen.getValue());
      }
    }
  }
}
