package dev.skybridge.operator.security;

import java.util.Optional;

/** Finds out whose token it is. */
@FunctionalInterface
public interface TokenReviewer {
  /**
   * The user that a token stands for.
   *
   * @param token bearer token
   * @return empty where the API server refuses the token
   * @throws ReviewUnavailable when the API server can't be asked
   */
  Optional<User> review(String token);
}
