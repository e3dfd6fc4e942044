package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.operator.runtime.EngineWorkers;
import dev.skybridge.operator.runtime.Pools;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.NotAuthorized;
import dev.skybridge.operator.security.User;
import dev.skybridge.operator.security.Visibility;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.diagnostics.BundleParts;
import dev.skybridge.runtime.diagnostics.DiagnosticBundle;
import dev.skybridge.runtime.diagnostics.FlightStream;
import dev.skybridge.runtime.diagnostics.LeakDetector;
import dev.skybridge.runtime.diagnostics.Patience;
import dev.skybridge.runtime.diagnostics.Snapshots;
import dev.skybridge.runtime.fanout.BreakerRule;
import dev.skybridge.runtime.fanout.BreakerState;
import dev.skybridge.runtime.limit.LimiterState;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeResourceTest {
  private static final Origin ORIGIN = Origin.here("waiter");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Scope scope = Scope.root("test");
  private final WorkerPool pool = new WorkerPool(PoolConfig.named("engine"), scope);
  private final Snapshots snapshots = new Snapshots();
  private final LeakDetector detector = new LeakDetector(scope.tasks(), Patience.DEFAULT);
  private final FlightStream flight = new FlightStream(CLOCK);
  private final DiagnosticBundle bundle =
      new DiagnosticBundle(
          new BundleParts(
              detector, Optional.empty(), snapshots, Map.of(), () -> Set.of("skybridge.name")),
          CLOCK);

  @AfterEach
  void close() {
    flight.close();
    pool.close();
    scope.close();
  }

  private RuntimeResource allowing(String... permissions) {
    var user = new User("ann", "", List.of(), Map.of());
    var caller =
        new Caller() {
          @Override
          public User user() {
            return user;
          }
        };
    var visibility =
        new Visibility(
            (_, permission) -> List.of(permissions).contains(permission.describe()),
            new Pools(new EngineWorkers(1, cloud -> pool), pool));
    return new RuntimeResource(detector, flight, snapshots, bundle, visibility, caller, CLOCK);
  }

  private RuntimeResource allowingAll() {
    return allowing(
        "get runtimes.skybridge.dev in all namespaces",
        "create diagnosticbundles.skybridge.dev in all namespaces");
  }

  @Test
  void shouldShowPoolsLimitersAndCircuitsWhenTheyAreRegistered() {
    // given
    snapshots.register("pool/engine", pool::snapshot);
    snapshots.registerAll(
        "limiters",
        () ->
            List.of(
                new LimiterState(
                    "cloud/aws",
                    new RateLimit(20, 40),
                    3,
                    1,
                    100,
                    7,
                    2,
                    0,
                    50,
                    Duration.ofNanos(840_000),
                    Optional.of(Duration.ofSeconds(8)),
                    Optional.of("away"))));
    snapshots.register(
        "circuit/prices",
        () ->
            new BreakerState(
                "prices",
                BreakerState.Phase.HALF_OPEN,
                20,
                12,
                Duration.ofSeconds(3),
                Duration.ZERO,
                1,
                4,
                BreakerRule.standard()));

    // when
    var view = allowingAll().runtime();

    // then
    assertThat(view.at()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(view.pools())
        .singleElement()
        .satisfies(engine -> {
          assertThat(engine.name()).isEqualTo("engine");
          assertThat(engine.capacity()).isEqualTo(1024);
          assertThat(engine.sizedFor()).isEqualTo("started");
        });
    assertThat(view.limiters())
        .containsExactly(new LimiterView("cloud/aws", 20, 40, 3, 1, 100, 7, 2, 50, 840, 8000L));
    assertThat(view.circuits())
        .containsExactly(
            new CircuitView("prices", CircuitView.Phase.HALF_OPEN, 20, 12, 3000, 0, 1, 4));
    assertThat(view.flight().recording()).isFalse();
    assertThat(view.flight().heapUsed()).isPositive();
  }

  @Test
  void shouldShowTasksWithTheirStacksWhenTheyRun() throws Exception {
    // given
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
    detector.look(System.nanoTime());

    // when
    var view = allowingAll().runtime();
    end.countDown();

    // then
    assertThat(view.origins())
        .singleElement()
        .satisfies(origin -> {
          assertThat(origin.origin()).isEqualTo("waiter");
          assertThat(origin.site()).contains("RuntimeResourceTest");
          assertThat(origin.live()).isEqualTo(1);
          assertThat(origin.patienceMillis()).isEqualTo(30_000);
        });
    assertThat(view.slowest())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.task()).isEqualTo("waiter");
          assertThat(task.creator()).anyMatch(frame -> frame.contains("RuntimeResourceTest"));
          assertThat(task.thread()).isNotNull();
        });
    assertThat(view.stuck()).isEmpty();
  }

  @Test
  void shouldWriteAZipWhenABundleIsAskedFor() throws Exception {
    // given
    var resource = allowingAll();

    // when
    var names = new ArrayList<String>();
    try (var answer = resource.bundle()) {
      assertThat(answer.getHeaderString("Content-Disposition"))
          .isEqualTo("attachment; filename=\"skybridge-2026-01-02T03-04-05Z.zip\"");
      names.addAll(entries((InputStream) answer.getEntity()));
    }

    // then
    assertThat(names).contains("threads.json", "tasks.json", "config-names.txt", "failures.json");
  }

  private static List<String> entries(InputStream body) throws IOException {
    var names = new ArrayList<String>();
    try (var zip = new ZipInputStream(body)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void shouldRefuseASecondBundleWhenOneIsBeingWritten() throws Exception {
    // given
    var resource = allowingAll();

    // when and then
    try (var turn = bundle.begin()) {
      assertThat(turn).isNotNull();
      assertThatThrownBy(resource::bundle).isInstanceOf(DiagnosticBundle.InProgressException.class);
    }
    try (var answer = resource.bundle()) {
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(entries((InputStream) answer.getEntity())).isNotEmpty();
    }
  }

  @Test
  void shouldRefuseWhoMayNotLook() {
    // given
    var reader = allowing("get runtimes.skybridge.dev in all namespaces");
    var nobody = allowing();

    // when and then
    assertThat(reader.runtime().pools()).isEmpty();
    assertThatThrownBy(reader::bundle).isInstanceOf(NotAuthorized.class);
    assertThatThrownBy(nobody::runtime).isInstanceOf(NotAuthorized.class);
  }
}
