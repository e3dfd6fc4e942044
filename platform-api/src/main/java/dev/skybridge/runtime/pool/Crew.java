package dev.skybridge.runtime.pool;

import java.time.Duration;
import java.util.Optional;

/** How many workers a pool has and should have. Guarded by the pool. */
final class Crew {
  private final PoolConfig config;
  private final Sizing sizing;
  private Sizing.Memory memory;
  private Sizing.Reason sizedFor = Sizing.Reason.STARTED;
  private int wanted;
  private int alive;
  private int idle;

  Crew(PoolConfig config, long nowNanos) {
    this.config = config;
    this.sizing = new Sizing(config);
    this.memory = Sizing.Memory.at(nowNanos);
    this.wanted = config.workers().least();
  }

  /** Whether one of the reasons to grow that do not need time could apply. */
  boolean mayGrow(int queued) {
    if (queued >= config.growAt() * config.capacity() && wanted < config.workers().most()) {
      return true;
    }
    return wanted < config.workers().base() && alive >= wanted && idle < queued;
  }

  /** Fits the size to what is seen. */
  void adjust(long nowNanos, int queued, int running, Duration oldestWait) {
    var seen = new Sizing.Seen(wanted, queued, running, oldestWait);
    var decision = sizing.decide(nowNanos, seen, memory);
    memory = decision.memory();
    if (decision.workers() != wanted) {
      wanted = decision.workers();
      sizedFor = decision.reason();
    }
  }

  /** How many workers to start for {@code queued} tasks. */
  int missing(int queued) {
    return Math.max(0, Math.min(wanted - alive, queued - idle));
  }

  /** Whether a worker that asks for work is to end instead. */
  boolean isTooLarge() {
    return alive > wanted;
  }

  void started() {
    alive++;
  }

  void ended() {
    alive--;
  }

  void rests() {
    idle++;
  }

  void wakes() {
    idle--;
  }

  /** When to look again; empty where time changes nothing. */
  Optional<Duration> nextLook(int queued, int running) {
    if (queued == 0 && running == 0 && wanted == config.workers().least()) {
      return Optional.empty();
    }
    var shrink = config.calm().compareTo(config.idle()) < 0 ? config.calm() : config.idle();
    var slow = shrink.dividedBy(10);
    var soon = queued > 0 || slow.compareTo(config.growAfter()) < 0;
    return Optional.of(soon ? config.growAfter() : slow);
  }

  int wanted() {
    return wanted;
  }

  Sizing.Reason sizedFor() {
    return sizedFor;
  }
}
