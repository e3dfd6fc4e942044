package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.context.Timer;
import dev.skybridge.runtime.fanout.BreakerState.Phase;
import java.time.Duration;

/**
 * Lets calls through, refuses them, or tries some. Each change of phase begins a new generation,
 * and what was let through in an older one no longer counts: a call that began before the breaker
 * opened says nothing about how the source is now.
 */
final class Breaker {
  private final String name;
  private final BreakerRule rule;
  private final Timer timer;
  private final CallWindow window;
  private Phase phase = Phase.CLOSED;
  private long since;
  private long generation;
  private int trialsOut;
  private int trialsWell;
  private long opened;
  private long refused;

  Breaker(String name, BreakerRule rule, Timer timer) {
    this.name = name;
    this.rule = rule;
    this.timer = timer;
    this.window = new CallWindow(rule.window().toNanos());
    this.since = timer.nanos();
  }

  /** What a breaker says to a call. */
  sealed interface Answer {}

  /**
   * It may not.
   *
   * @param retryAfter when it might
   */
  record Refusal(Duration retryAfter) implements Answer {}

  /** It may, and is to say how it ended, once; a second time has no effect. */
  final class Permit implements Answer {
    private final long of;
    private boolean given;

    private Permit(long generation) {
      this.of = generation;
    }

    void succeeded() {
      end(this, End.WELL);
    }

    void failed() {
      end(this, End.BADLY);
    }

    /** The call was given up, which says nothing about the source. */
    void withdrawn() {
      end(this, End.GIVEN_UP);
    }
  }

  private enum End {
    WELL,
    BADLY,
    GIVEN_UP
  }

  synchronized Answer ask() {
    long now = timer.nanos();
    if (phase == Phase.OPEN && left(now).isZero()) {
      enter(Phase.HALF_OPEN, now);
    }
    var free =
        switch (phase) {
          case CLOSED -> true;
          case OPEN -> false;
          case HALF_OPEN -> trialsOut + trialsWell < rule.trials();
        };
    if (!free) {
      refused++;
      return new Refusal(left(now));
    }
    if (phase == Phase.HALF_OPEN) {
      trialsOut++;
    }
    return new Permit(generation);
  }

  private synchronized void end(Permit permit, End how) {
    if (permit.given || permit.of != generation) {
      return;
    }
    permit.given = true;
    long now = timer.nanos();
    if (phase == Phase.HALF_OPEN) {
      trialsOut--;
      switch (how) {
        case WELL -> {
          if (++trialsWell == rule.trials()) {
            enter(Phase.CLOSED, now);
          }
        }
        case BADLY -> enter(Phase.OPEN, now);
        case GIVEN_UP -> {}
      }
    } else if (how != End.GIVEN_UP) {
      window.count(now, how == End.BADLY);
      if (how == End.BADLY && tooMany(now)) {
        enter(Phase.OPEN, now);
      }
    }
  }

  private boolean tooMany(long now) {
    int calls = window.calls(now);
    return calls >= rule.minimumCalls() && window.failures(now) >= rule.failureRate() * calls;
  }

  private void enter(Phase next, long now) {
    phase = next;
    since = now;
    generation++;
    trialsOut = 0;
    trialsWell = 0;
    window.clear();
    if (next == Phase.OPEN) {
      opened++;
    }
  }

  private Duration left(long now) {
    return phase == Phase.OPEN
        ? Duration.ofNanos(Math.max(0, rule.openFor().toNanos() - (now - since)))
        : Duration.ZERO;
  }

  BreakerRule rule() {
    return rule;
  }

  synchronized BreakerState state() {
    long now = timer.nanos();
    return new BreakerState(
        name,
        phase,
        window.calls(now),
        window.failures(now),
        Duration.ofNanos(now - since),
        left(now),
        opened,
        refused,
        rule);
  }
}
