package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.limit.TokenStore.Ask;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTokenStoreTest extends TokenStoreContract {
  private static final RateLimit LIMIT = new RateLimit(1, 10);
  private static final Ask ALL = new Ask(1, 10, Duration.ZERO);

  private PostgresServer server;
  private AgroalDataSource source;
  private PostgresTokenStore store;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = PostgresServer.start(folder);
    source = PostgresServer.source(server.port());
    store = new PostgresTokenStore(source, Duration.ofSeconds(5));
    age();
  }

  private void age() throws Exception {
    server.execute("update rate_limit_store set since = clock_timestamp() - interval '30 days'");
  }

  @AfterAll
  void stop() throws Exception {
    source.close();
    server.close();
  }

  @Override
  TokenStore store() {
    return store;
  }

  @Override
  void fill(String key, RateLimit limit) {
    // a new bucket in an old table is full
  }

  @Test
  void shouldStartEmptyWhereTheTableIsNew() throws Exception {
    // given
    store.take("old", LIMIT, new Ask(3, 3, Duration.ZERO));

    // when
    server.execute("update rate_limit_store set since = clock_timestamp()");
    try {
      var unknown = store.take("unknown", LIMIT, ALL);
      var old = store.take("old", LIMIT, ALL);

      // then
      assertThat(unknown.permits()).isZero();
      assertThat(old.permits()).isZero();
    } finally {
      age();
    }
    assertThat(store.take("other", LIMIT, ALL).permits()).isEqualTo(10);
  }

  @Test
  void shouldNotGiveTwiceWhatItGaveBeforeItWasKilled() throws Exception {
    // given
    var slow = new RateLimit(0.001, 10);
    long before = store.take("kept", slow, new Ask(1, 6, Duration.ZERO)).permits();

    // when
    server.kill();
    assertThatThrownBy(() -> store.take("kept", slow, ALL))
        .isInstanceOf(StoreUnavailableException.class);
    server.restart();
    long after = store.take("kept", slow, ALL).permits();

    // then
    assertThat(before).isEqualTo(6);
    assertThat(after).isEqualTo(4);
  }

  @Test
  void shouldGoOnWhenTheServersClockIsPutBack() throws Exception {
    // given
    store.take("clock", LIMIT, new Ask(10, 10, Duration.ZERO));
    server.execute(
        "update rate_limit_bucket set filled_at = filled_at + interval '1 hour'"
            + " where key = 'clock'");

    // when
    var back = store.take("clock", LIMIT, ALL);

    // then
    assertThat(back.permits()).isZero();
    assertThat(back.moreIn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldForgetWhatIsIdle() throws Exception {
    // given
    store.take("idle", LIMIT, ALL);
    store.take("busy", LIMIT, ALL);
    server.execute(
        "update rate_limit_bucket set filled_at = filled_at - interval '1 hour'"
            + " where key = 'idle'");

    // when
    int forgotten = store.forget(Duration.ofMinutes(30));

    // then
    assertThat(forgotten).isEqualTo(1);
    assertThat(store.take("busy", LIMIT, ALL).permits()).isZero();
  }
}
