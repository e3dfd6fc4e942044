package dev.skybridge.operator.console;

/** A parameter of a call has a value that it can't have. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Not valid.
   *
   * @param message which parameter, and what it may be
   */
  public InvalidRequest(String message) {
    super(message);
  }
}
