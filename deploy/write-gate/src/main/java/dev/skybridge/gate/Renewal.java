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
   * It is ours, but a copy has to be put in place first: renew it, and let nothing pass.
   *
   * @param lasts from before the request on
   * @param restore what has to be done
   */
  record Prepare(Duration lasts, Task.Restore restore) implements Renewal {}

  /**
   * It is asked back, and what was written here is to be copied first: renew it, and let nothing
   * pass.
   *
   * @param lasts from before the request on
   * @param copy what has to be done
   */
  record Finish(Duration lasts, Task.LastCopy copy) implements Renewal {}

  /**
   * It is ours: renew it.
   *
   * @param lasts from before the request on
   */
  record Renew(Duration lasts) implements Renewal {}
}
