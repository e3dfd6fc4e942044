package dev.skybridge.operator.security;

/** Decides whether a user may do something. */
@FunctionalInterface
public interface AccessReviewer {
  /**
   * Whether the API server allows it.
   *
   * @throws ReviewUnavailable when the API server can't be asked
   */
  boolean allows(User user, Permission permission);
}
