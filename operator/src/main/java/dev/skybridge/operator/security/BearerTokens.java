package dev.skybridge.operator.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Authorization} header of a call (RFC 6750). */
@ApplicationScoped
public class BearerTokens {
  private static final String SCHEME = "Bearer ";

  private final TokenReviewer reviewer;

  /**
   * A reader.
   *
   * @param reviewer knows whose token it is
   */
  @Inject
  public BearerTokens(TokenReviewer reviewer) {
    this.reviewer = reviewer;
  }

  /**
   * The user that a header stands for.
   *
   * @param header value of {@code Authorization}
   * @return empty where the API server refuses the token
   * @throws NotAuthenticated when the header holds no token
   * @throws ReviewUnavailable when the API server can't be asked
   */
  public Optional<User> user(@Nullable String header) {
    return reviewer.review(token(header));
  }

  private static String token(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new NotAuthenticated("the call carries no bearer token");
    }
    var token = header.substring(SCHEME.length()).strip();
    if (token.isEmpty()) {
      throw new NotAuthenticated("the bearer token is empty");
    }
    return token;
  }
}
