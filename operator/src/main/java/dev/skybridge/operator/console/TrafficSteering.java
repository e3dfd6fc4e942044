package dev.skybridge.operator.console;

import dev.skybridge.operator.security.User;

/**
 * What a person may do about an application's traffic. Each method throws {@link ObjectNotFound},
 * {@link ChangeRefused} and {@link ObjectsUnavailable}.
 */
public interface TrafficSteering {
  /**
   * Asks that a placement writes.
   *
   * @param wish tells this wish from earlier ones for the same placement
   */
  void moveWriter(User user, String namespace, String application, String placement, String wish);

  /**
   * Lets a placement write although it can't be shown that this is safe.
   *
   * @param epoch for which this holds, and for no other
   */
  void confirmWriter(User user, String namespace, String application, String placement, int epoch);
}
