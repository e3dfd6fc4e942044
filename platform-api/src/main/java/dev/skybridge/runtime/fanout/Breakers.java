package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.context.Timer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The breakers of a process by the names of their branches. A breaker outlives the fan-outs that
 * ask it, and is shared by those that have a branch of its name.
 */
public final class Breakers {
  private final Timer timer;
  private final Map<String, Breaker> all = new ConcurrentHashMap<>();

  /** None yet, by a given time. */
  public Breakers(Timer timer) {
    this.timer = timer;
  }

  /** None yet, by the machine's time. */
  public Breakers() {
    this(SystemTimer.shared());
  }

  /** The breaker of a name; a new one where the rule has changed. */
  Breaker of(String name, BreakerRule rule) {
    return all.compute(
        name,
        (_, known) ->
            known != null && known.rule().equals(rule) ? known : new Breaker(name, rule, timer));
  }

  /** All of them as they are now, by name. */
  public List<BreakerState> snapshot() {
    return all.values().stream()
        .map(Breaker::state)
        .sorted(Comparator.comparing(BreakerState::name))
        .toList();
  }
}
