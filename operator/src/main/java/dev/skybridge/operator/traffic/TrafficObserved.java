package dev.skybridge.operator.traffic;

import java.util.Map;
import java.util.Optional;

/**
 * What a decision on traffic rests on.
 *
 * @param answers to the last probes by placement; those that were not probed yet are missing
 * @param edges by name
 * @param lease the right to write; empty where it was never given
 * @param asked the wish for a writer
 * @param confirmed what a person lets pass, {@code placement@epoch}
 */
record TrafficObserved(
    Map<String, Probes.Answer> answers,
    Map<String, Edges.State> edges,
    Optional<WriterLease> lease,
    Optional<String> asked,
    Optional<String> confirmed) {
  /** Copies the maps. */
  TrafficObserved {
    answers = Map.copyOf(answers);
    edges = Map.copyOf(edges);
  }
}
