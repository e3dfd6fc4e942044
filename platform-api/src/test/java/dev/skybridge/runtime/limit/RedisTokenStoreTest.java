package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.UnifiedJedis;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisTokenStoreTest extends TokenStoreContract {
  private static final Duration AHEAD = Duration.ofSeconds(2);
  private RedisServer server;
  private UnifiedJedis client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(RedisServer.isInstalled(), "no redis-server");
    server = RedisServer.start(folder);
    client = RedisServer.client(server.port());
  }

  @AfterAll
  void stop() {
    if (server != null) {
      client.close();
      server.close();
    }
  }

  @Override
  TokenStore store() {
    return new RedisTokenStore(client, "limit:", AHEAD);
  }

  @Override
  void fill(String key, RateLimit limit) {
    write("limit:" + key, (double) limit.burst(), server.runId());
  }

  private void write(String key, double permits, String run) {
    client.hset(key, Map.of("permits", Double.toString(permits), "at", "0", "run", run));
  }

  @Test
  void shouldStartInDebtWhereTheServerIsNew() throws Exception {
    // given
    var limit = new RateLimit(10, 100);

    // when
    var first = store().take("fresh", limit, new Ask(1, 100, Duration.ZERO));

    // then all that an earlier run can have promised, and the second to which uptime is known
    assertThat(first.permits()).isZero();
    assertThat(first.moreIn()).isLessThanOrEqualTo(AHEAD.plusMillis(100));
  }

  @Test
  void shouldNotTrustABucketOfAnotherRun() throws Exception {
    // given
    var limit = new RateLimit(10, 100);
    write("limit:restored", 100, "0123456789abcdef");

    // when
    var first = store().take("restored", limit, new Ask(1, 100, Duration.ZERO));

    // then
    assertThat(first.permits()).isZero();
    assertThat(first.moreIn()).isEqualTo(AHEAD.plusMillis(100));
  }

  @Test
  void shouldSayThatItIsAwayAndComeBackEmptyWhenItWasKilled() throws Exception {
    // given
    var limit = new RateLimit(1000, 50);
    fill("killed", limit);
    long before = store().take("killed", limit, new Ask(1, 50, Duration.ZERO)).permits();

    // when
    server.kill();
    assertThatThrownBy(() -> store().take("killed", limit, new Ask(1, 1, Duration.ZERO)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("Redis");
    server.restart();
    var after = store().take("killed", limit, new Ask(1, 50, Duration.ZERO));

    // then
    assertThat(before).isEqualTo(50);
    assertThat(after.permits()).isZero();
    assertThat(after.moreIn()).isGreaterThan(AHEAD.minusSeconds(1));
  }

  @Test
  void shouldKeepABucketUntilItIsFull() throws Exception {
    // given
    var limit = new RateLimit(1, 100);
    fill("expiring", limit);

    // when
    store().take("expiring", limit, new Ask(40, 40, Duration.ZERO));

    // then
    assertThat(client.pttl("limit:expiring")).isBetween(95_000L, 101_000L);
  }

  @Test
  void shouldRejectAHorizonBeyondItsOwn() {
    assertThatThrownBy(
            () -> store().take("far", new RateLimit(1, 1), new Ask(1, 1, AHEAD.plusMillis(1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
