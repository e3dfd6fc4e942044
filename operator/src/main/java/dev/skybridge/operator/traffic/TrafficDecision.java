package dev.skybridge.operator.traffic;

import dev.skybridge.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a route now.
 *
 * @param standing of each placement
 * @param table what the edges are told
 * @param writer what is done about the right to write
 * @param problem what keeps the route from being ready; empty where it is
 * @param changed whether the table is another than the one told before
 */
record TrafficDecision(
    List<Standing> standing,
    RouteTable table,
    WriterStep writer,
    Optional<Problem> problem,
    boolean changed) {
  /** Copies the list. */
  TrafficDecision {
    standing = List.copyOf(standing);
  }
}
