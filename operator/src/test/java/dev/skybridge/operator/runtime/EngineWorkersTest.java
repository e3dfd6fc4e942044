package dev.skybridge.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Provider;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.pool.Handle;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.Task;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EngineWorkersTest {
  private static final Origin ORIGIN = Origin.here("test");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 2;

  private final Scope scope = Scope.root("test");
  private final CountDownLatch hang = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final EngineWorkers workers =
      new EngineWorkers(
          AT_ONCE,
          cloud ->
              new WorkerPool(
                  PoolConfig.named(cloud.packageName()).with(PoolConfig.Workers.upTo(AT_ONCE)),
                  scope));

  @AfterEach
  void end() {
    hang.countDown();
    workers.pools().forEach(WorkerPool::close);
    scope.close();
  }

  @Test
  void shouldLeaveAnEngineToOtherCloudsWhenOneHangs() throws Exception {
    // given: more operations of the cloud that hangs than engines
    for (var i = 0; i < 4 * AT_ONCE; i++) {
      submit(
          Provider.AWS,
          "lost-" + i,
          () -> {
            hanging.incrementAndGet();
            hang.await();
            return "late";
          });
    }

    // when
    for (var i = 0; i < 10; i++) {
      var other = submit(Provider.ALICLOUD, "other-" + i, () -> "done");

      // then
      assertThat(other.await(PATIENCE)).isPresent();
    }
    assertThat(hanging).hasValueLessThanOrEqualTo(AT_ONCE);
  }

  private Handle<String> submit(
      Provider cloud, String key, java.util.concurrent.Callable<String> operation) {
    return workers.on(cloud).submit(Task.of(ORIGIN, key, () -> workers.run(operation)));
  }
}
