package dev.skybridge.operator.security;

/** The API server could not be asked about a user; try again later. */
public final class ReviewUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * It could not be asked.
   *
   * @param cause what the client reported
   */
  public ReviewUnavailable(Throwable cause) {
    super("the Kubernetes API did not answer", cause);
  }
}
