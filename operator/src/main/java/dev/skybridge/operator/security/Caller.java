package dev.skybridge.operator.security;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The user of the current call. */
@RequestScoped
public class Caller {
  private @Nullable User user;

  /**
   * The user.
   *
   * @throws NotAuthenticated when nobody has signed in
   */
  public User user() {
    if (user == null) {
      throw new NotAuthenticated("nobody is signed in");
    }
    return user;
  }

  void is(User signedIn) {
    user = signedIn;
  }
}
