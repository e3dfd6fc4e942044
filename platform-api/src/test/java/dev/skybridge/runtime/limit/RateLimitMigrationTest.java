package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RateLimitMigrationTest {
  private static final Path MIGRATION =
      Path.of("..", "operator/src/main/resources/db/migration/operator/V3__rate_limit.sql");

  @Test
  void shouldBeWhatTheOperatorMigratesTo() throws Exception {
    // given, when
    var migration = Files.readString(MIGRATION);

    // then
    assertThat(migration).isEqualTo(PostgresTokenStore.schema());
  }
}
