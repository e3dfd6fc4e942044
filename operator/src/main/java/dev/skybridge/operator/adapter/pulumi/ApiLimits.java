package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.runtime.limit.RateLimiter;

/** How fast the vendors' APIs may be called. */
@FunctionalInterface
public interface ApiLimits {
  /**
   * The limiter of one API of one account.
   *
   * @param api as the vendor's package names it: {@code ec2}, {@code vpc}, {@code Postgresql}
   */
  RateLimiter of(AccountCredentials account, String api);
}
