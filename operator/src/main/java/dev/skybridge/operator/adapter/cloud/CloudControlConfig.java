package dev.skybridge.operator.adapter.cloud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Settings of the calls to the clouds' own APIs. */
@ConfigMapping(prefix = "skybridge.cloud-control")
public interface CloudControlConfig {
  /**
   * Addresses in place of the vendors' public ones, by cloud and API: private endpoints, another
   * partition, a simulator. The APIs are {@code ec2}, {@code rds}, {@code s3}, {@code cloudwatch}
   * of {@code aws}.
   */
  Map<String, Map<String, URI>> endpoints();

  /** Clouds whose own APIs are called; of the others nothing is known beside the engine. */
  @WithDefault("aws,alicloud,tencentcloud")
  Set<String> clouds();

  /** Longest time for one question, with all its tries and the wait for its turn. */
  @WithDefault("30s")
  Duration deadline();

  /** Longest time for one of its tries. */
  @WithDefault("12s")
  Duration attemptDeadline();

  /** Tries in all, from 1 to 5, when the cloud is throttled or does not answer. */
  @WithDefault("3")
  int attempts();

  /** Wait before the second try; it doubles with each, and is spread at random. */
  @WithDefault("500ms")
  Duration firstWait();

  /** Objects of one page, where the vendor allows as many. */
  @WithDefault("100")
  int pageSize();
}
