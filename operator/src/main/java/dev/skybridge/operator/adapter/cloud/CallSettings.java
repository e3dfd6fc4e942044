package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the clouds' APIs are called.
 *
 * @param endpoints addresses in place of the vendors' public ones, by package name of the cloud and
 *     name of the API
 * @param deadline for one question, with all its tries
 * @param attemptDeadline for one try
 * @param attempts tries in all, from 1 to 5
 * @param firstWait before the second try
 * @param pageSize objects of one page, at most; vendors have bounds of their own
 */
public record CallSettings(
    Map<String, Map<String, URI>> endpoints,
    Duration deadline,
    Duration attemptDeadline,
    int attempts,
    Duration firstWait,
    int pageSize) {
  /** Copies the map. */
  public CallSettings {
    endpoints = Map.copyOf(endpoints);
    if (pageSize < 1) {
      throw new IllegalArgumentException("skybridge.cloud-control.page-size is " + pageSize);
    }
  }

  static CallSettings of(CloudControlConfig config) {
    return new CallSettings(
        config.endpoints(),
        config.deadline(),
        config.attemptDeadline(),
        config.attempts(),
        config.firstWait(),
        config.pageSize());
  }

  /** The configured address of an API; empty where it is the vendor's public one. */
  public Optional<URI> endpoint(Provider provider, String api) {
    return Optional.ofNullable(endpoints.getOrDefault(provider.packageName(), Map.of()).get(api));
  }

  /** Objects of one page where the vendor takes from {@code least} to {@code most}. */
  public int pageSize(int least, int most) {
    return Math.clamp(pageSize, least, most);
  }
}
