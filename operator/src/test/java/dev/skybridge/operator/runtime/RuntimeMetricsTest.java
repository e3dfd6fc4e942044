package dev.skybridge.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.diagnostics.LeakDetector;
import dev.skybridge.runtime.diagnostics.Patience;
import dev.skybridge.runtime.diagnostics.Snapshots;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Origin;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RuntimeMetricsTest {
  private static final Origin ORIGIN = Origin.here("waiter");

  @Test
  void shouldCountLiveAndStuckTasksByOrigin() throws Exception {
    try (var scope = Scope.root("test")) {
      // given a task that waits for ever
      var runs = new CountDownLatch(1);
      var end = new CountDownLatch(1);
      scope
          .executor(ORIGIN)
          .execute(() -> {
            runs.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      runs.await();
      var impatient = new Patience(Duration.ofNanos(1), 0.999, 4, Map.of());
      var detector = new LeakDetector(scope.tasks(), impatient);
      var registry = new CollectorRegistry();
      var snapshots = new Snapshots();
      var pool = new WorkerPool(PoolConfig.named("engine"), scope);
      snapshots.register("pool/engine", pool::snapshot);
      new RuntimeMetrics(detector, snapshots).register(registry);

      // when it is looked at until it is seen to stand still
      var now = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      var looks = 0;
      while (detector.look(now).stuck().isEmpty() && looks++ < 100) {
        now += Duration.ofSeconds(10).toNanos();
      }

      // then
      var origin = new String[] {"origin"};
      var waiter = new String[] {"waiter"};
      assertThat(registry.getSampleValue("skybridge_runtime_live_tasks", origin, waiter))
          .isEqualTo(1);
      assertThat(registry.getSampleValue("skybridge_runtime_stuck_tasks", origin, waiter))
          .isEqualTo(1);
      assertThat(
              registry.getSampleValue(
                  "skybridge_runtime_leak_alarms", new String[] {"kind"}, new String[] {"stuck"}))
          .isEqualTo(1);
      assertThat(
              registry.getSampleValue(
                  "skybridge_runtime_pool_workers", new String[] {"pool"}, new String[] {"engine"}))
          .isEqualTo(2);
      end.countDown();
      pool.close();
    }
  }
}
