package dev.skybridge.operator.traffic;

/** Annotations of a TrafficRoute by which people steer. */
public final class TrafficAnnotations {
  /**
   * Placement that is to write; any new value is a new wish, what follows an {@code @} does not
   * matter.
   */
  public static final String MOVE_WRITER = "skybridge.dev/move-writer";

  /**
   * {@code placement@epoch} lets that placement write in that epoch, although it can't be shown
   * that the one before has stopped, or although it would not find what that one wrote.
   */
  public static final String CONFIRM = "skybridge.dev/confirm-writer";

  private TrafficAnnotations() {}
}
