package dev.skybridge.operator.console;

/** The API server refused a change. */
public final class ChangeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * It refused.
   *
   * @param message the API server's own words
   */
  public ChangeRefused(String message) {
    super(message);
  }
}
