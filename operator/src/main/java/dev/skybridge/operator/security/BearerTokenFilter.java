package dev.skybridge.operator.security;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Turns the bearer token of a call into the user that it stands for. */
@SignedIn
@Provider
public class BearerTokenFilter implements ContainerRequestFilter {
  private final BearerTokens tokens;
  private final Caller caller;

  /**
   * A filter.
   *
   * @param tokens knows whose token it is
   * @param caller where the rest of the call finds the user
   */
  @Inject
  public BearerTokenFilter(BearerTokens tokens, Caller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  @Override
  public void filter(ContainerRequestContext call) {
    var user =
        tokens
            .user(call.getHeaderString(HttpHeaders.AUTHORIZATION))
            .orElseThrow(
                () -> new NotAuthenticated("the Kubernetes API does not accept this token"));
    caller.is(user);
  }
}
