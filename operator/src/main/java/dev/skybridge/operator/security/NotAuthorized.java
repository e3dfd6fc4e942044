package dev.skybridge.operator.security;

/** The user may not do this. */
public final class NotAuthorized extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Not allowed.
   *
   * @param user who
   * @param permission what
   */
  public NotAuthorized(User user, Permission permission) {
    super(user.name() + " may not " + permission.describe());
  }
}
