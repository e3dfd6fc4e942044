package dev.skybridge.operator.console;

import java.util.List;

/**
 * The execution core of the replica that answers.
 *
 * @param at when; RFC 3339
 * @param pools worker pools, by name
 * @param limiters rate limiters, by key
 * @param circuits circuit breakers, by name
 * @param origins tasks by the place that started them, those with most first
 * @param stuck tasks that run for longer than the past explains and make no progress
 * @param growths places whose overdue tasks become more and more
 * @param slowest the oldest tasks
 * @param flight memory, threads, flight recorder
 */
public record RuntimeView(
    String at,
    List<PoolView> pools,
    List<LimiterView> limiters,
    List<CircuitView> circuits,
    List<OriginTasksView> origins,
    List<RuntimeTaskView> stuck,
    List<GrowthView> growths,
    List<RuntimeTaskView> slowest,
    FlightView flight) {
  /** Copies the lists. */
  public RuntimeView {
    pools = List.copyOf(pools);
    limiters = List.copyOf(limiters);
    circuits = List.copyOf(circuits);
    origins = List.copyOf(origins);
    stuck = List.copyOf(stuck);
    growths = List.copyOf(growths);
    slowest = List.copyOf(slowest);
  }
}
