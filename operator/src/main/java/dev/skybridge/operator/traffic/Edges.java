package dev.skybridge.operator.traffic;

import java.util.Map;
import java.util.Optional;

/**
 * The proxies at which requests enter. Nothing here blocks: telling goes on in the background, and
 * what came of it is read later.
 */
public interface Edges {

  /**
   * Tells every edge, unless it is being told already. Call again and again: an edge that lost what
   * it knew is told anew.
   *
   * @param told is called when an edge answered otherwise than the time before
   */
  void tell(RouteTable table, Runnable told);

  /** How each configured edge stands to a route. */
  Map<String, State> of(String route);

  /**
   * Has every edge forget a route, in the background; call again until nobody is left.
   *
   * @param told is called when an edge has forgotten
   * @return edges that have not said yet that they forgot, with the reason where there is one
   */
  Map<String, State> forget(String route, Runnable told);

  /**
   * How one edge stands to a route.
   *
   * @param version that it spreads by; {@link #UNKNOWN} where it did not say, {@link #NONE} where
   *     it spreads nothing
   * @param problem why the last try failed
   */
  record State(long version, Optional<String> problem) {
    /** It did not say yet. */
    public static final long UNKNOWN = 0;

    /** It has forgotten the route. */
    public static final long NONE = -1;
  }
}
