package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL that has no table yet. */
final class PostgresStateBackendTest {
  private static final int OPERATORS = 12;

  @Test
  void shouldMakeItsTableOnceWhenManyOperationsStartAtOnce() throws Exception {
    try (var postgres = EmbeddedPostgres.builder().start();
        var threads = Executors.newFixedThreadPool(OPERATORS)) {
      // given
      var url = "postgres://postgres:x@localhost:" + postgres.getPort() + "/postgres";
      var together = new CyclicBarrier(OPERATORS);
      var starts = new ArrayList<Callable<List<String>>>();
      for (int i = 0; i < OPERATORS; i++) {
        var backend = PostgresStateBackend.of(url);
        var key = "stack-" + i;
        starts.add(() -> {
          together.await();
          backend.prepare();
          backend.write(key, "{}".getBytes(StandardCharsets.UTF_8));
          return backend.keys(key);
        });
      }

      // when
      var answers = threads.invokeAll(starts);

      // then
      for (int i = 0; i < OPERATORS; i++) {
        assertThat(answers.get(i).get()).contains("stack-" + i);
      }
    }
  }
}
