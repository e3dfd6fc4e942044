package dev.skybridge.world.pods;

import java.time.Instant;

/** Where a container is in its life. */
sealed interface Stage {
  /**
   * Not started, or not again yet.
   *
   * @param reason as the kubelet names it
   * @param message the reason in words, may be empty
   */
  record Waiting(String reason, String message) implements Stage {}

  /**
   * Its program was started and does not serve yet.
   *
   * @param entry the image
   * @param since when it started
   */
  record Starting(ImageEntry entry, Instant since) implements Stage {}

  /**
   * Its program runs.
   *
   * @param entry the image
   * @param since when it started
   */
  record Running(ImageEntry entry, Instant since) implements Stage {}

  /**
   * Its program ended.
   *
   * @param exitCode 0 for success
   * @param reason {@code Completed} or {@code Error}
   * @param message what it said last, may be empty
   * @param since when it had started
   * @param at when it ended
   */
  record Ended(int exitCode, String reason, String message, Instant since, Instant at)
      implements Stage {}
}
