package dev.skybridge.operator.console;

/** No further stream of changes can be opened now. */
public final class TooManyStreams extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * No further one.
   *
   * @param limit most streams at once
   */
  public TooManyStreams(int limit) {
    super(limit + " streams are open");
  }
}
