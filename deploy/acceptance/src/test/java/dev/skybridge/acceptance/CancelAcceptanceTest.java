package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** An Application is no longer wanted while the engine works for it. */
@AcceptanceTest
@Isolated
final class CancelAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Duration LATENCY = Duration.ofSeconds(8);

  private final TestWorld world;

  CancelAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldEndTheEnginesProcessesWhenTheApplicationIsDeleted() throws IOException {
    // given
    TestNamespace namespace = world.namespace("cancel");
    Deployed shop = namespace.application("shop");
    world
        .simulator()
        .fault(
            Map.of("operation", "create", "kind", "latency", "latencyMillis", LATENCY.toMillis()));
    String manifest =
        Files.readString(world.repository().resolve("deploy/demo/shop.yaml"))
            .replace("namespace: shop", "namespace: " + namespace.name());
    world.kubectl().apply(manifest);
    Awaitility.await("an engine that waits for a cloud")
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !engines().isEmpty() && creating());

    // when
    List<ProcessHandle> tree = engines();
    Instant deleted = Instant.now();
    shop.delete();
    Awaitility.await("the end of the engine's processes")
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
    Duration took = Duration.between(deleted, Instant.now());

    // then
    world.simulator().heal();
    Duration gone = shop.awaitGone(DEADLINE);
    Report.line(
        "cancel: %d engine processes gone %d ms after the Application was deleted, nothing left after %s",
        tree.size(), took.toMillis(), Report.seconds(gone));
    Awaitility.await("no create that was under way leaves something behind")
        .during(LATENCY)
        .atMost(LATENCY.multipliedBy(2))
        .until(() -> shop.resources().isEmpty());
    assertThat(world.simulator().duplicates()).isEmpty();
    namespace.remove();
  }

  private boolean creating() {
    return world.simulator().faults().stream().anyMatch(fault -> fault.path("struck").asInt() > 0);
  }

  private List<ProcessHandle> engines() {
    return ProcessHandle.of(world.operator().pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(process -> process.info().command().orElse("").endsWith("/pulumi"))
        .flatMap(engine -> Stream.concat(Stream.of(engine), engine.descendants()))
        .toList();
  }
}
