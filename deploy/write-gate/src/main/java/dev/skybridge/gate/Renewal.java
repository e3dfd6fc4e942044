package dev.skybridge.gate;

import java.time.Duration;

/** What was decided about the lease as it was read. */
sealed interface Renewal {
  /** It is somebody else's, or does not exist: nothing may pass. */
  record NotOurs(String why) implements Renewal {}

  /**
   * Another gate of the same placement has it; nothing may pass here.
   *
   * @param gate its name
   */
  record Standby(String gate) implements Renewal {}

  /** It is asked back: stop first, then give it back. */
  record GiveBack() implements Renewal {}

  /**
   * It is ours: renew it.
   *
   * @param lasts from before the request on
   */
  record Renew(Duration lasts) implements Renewal {}
}
