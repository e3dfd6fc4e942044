package dev.skybridge.operator.traffic;

import java.util.List;
import java.util.Optional;

/**
 * What the edges are told of one application.
 *
 * @param route namespace and name
 * @param version an edge never goes back to a lower one
 * @param hosts of the requests
 * @param oneWriter whether writing requests go to the writer alone
 * @param writer that placement; empty while nobody may write
 * @param shares of the placements, all of them, also those that get nothing
 */
public record RouteTable(
    String route,
    long version,
    List<String> hosts,
    boolean oneWriter,
    Optional<String> writer,
    List<Share> shares) {

  /** Copies the lists. */
  public RouteTable {
    hosts = List.copyOf(hosts);
    shares = List.copyOf(shares);
  }

  /**
   * A placement's share.
   *
   * @param placement its name
   * @param address host and port
   * @param weight of all weights; 0 gets nothing
   */
  public record Share(String placement, String address, int weight) {}
}
