package dev.skybridge.operator.security;

/** The call carries no token, or one that the API server refuses. */
public final class NotAuthenticated extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Not authenticated.
   *
   * @param message what is wrong, without any part of the token
   */
  public NotAuthenticated(String message) {
    super(message);
  }
}
