package dev.skybridge.operator.runtime;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.operator.adapter.pulumi.ApiLimits;
import dev.skybridge.runtime.limit.Degraded;
import dev.skybridge.runtime.limit.LeaseTerms;
import dev.skybridge.runtime.limit.LeasedRateLimiter;
import dev.skybridge.runtime.limit.LimiterState;
import dev.skybridge.runtime.limit.NanoClock;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.RateLimiter;
import dev.skybridge.runtime.limit.TokenStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One limiter for each account, region and API of a cloud, shared by all replicas of the operator
 * over the database: the vendors count that way, too. There are as many as the accounts use APIs.
 * While the database is away each replica keeps to its share.
 */
public final class CallLimits implements ApiLimits {
  private final TokenStore store;
  private final RuntimeConfig.Limits config;
  private final Map<String, LeasedRateLimiter> limiters = new ConcurrentHashMap<>();

  CallLimits(TokenStore store, RuntimeConfig.Limits config) {
    this.store = store;
    this.config = config;
  }

  @Override
  public RateLimiter of(AccountCredentials account, String api) {
    var key =
        "cloud/%s/%s/%s/%s"
            .formatted(account.provider().packageName(), account.account(), account.region(), api);
    return limiters.computeIfAbsent(key, this::make);
  }

  private LeasedRateLimiter make(String key) {
    var limit = new RateLimit(config.perSecond(), config.burst());
    return new LeasedRateLimiter(
        key,
        limit,
        store,
        LeaseTerms.forNodes(limit, config.replicas()),
        new Degraded.LocalShare(config.replicas()),
        NanoClock.system());
  }

  /** All that were asked for, by key. */
  public List<LimiterState> states() {
    return limiters.values().stream()
        .map(LeasedRateLimiter::state)
        .sorted(Comparator.comparing(LimiterState::key))
        .toList();
  }
}
