package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.Task;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Origin;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is away is reported as such, and what is secret stays so. */
class EngineFailureTest extends EngineTest {
  private static final Origin ORIGIN = Origin.here("engine operation of a test");

  @Test
  void shouldReportACloudThatIsAway() {
    // given
    var nowhere = InetSocketAddress.createUnresolved("127.0.0.1", 1);
    var engine = world.engine(world.with(Map.of(Provider.AWS, nowhere)));

    // when
    var outcome = engine.up(EngineWorld.request("away", EngineWorld.graph("away", 1)));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.CLOUD_UNREACHABLE);
              assertThat(failed.failureClass()).isEqualTo(FailureClass.TRANSIENT);
            });
  }

  @Test
  void shouldReportAStateStoreThatIsAway() {
    // given
    var engine =
        world.engine(
            world.with(SecretText.of("postgres://u:hidden-word@127.0.0.1:1/x?sslmode=disable")));

    // when
    var outcome = engine.up(EngineWorld.request("state", EngineWorld.graph("state", 1)));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.STATE_UNREACHABLE);
              assertThat(failed.message()).doesNotContain("hidden-word");
            });
  }

  @Test
  void shouldRefuseASecondOperationOfTheSameStack() throws Exception {
    // given
    var engine = world.engine();
    world.cloud.createTime(Duration.ofSeconds(3));
    var first = new AtomicReference<StackOutcome>();
    var request = EngineWorld.request("twice", EngineWorld.graph("twice", 0));
    var running = Thread.ofVirtual().start(() -> first.set(engine.up(request)));
    world.cloud.awaitCreate();

    // when
    var second = engine.up(request);
    running.join();
    world.cloud.createTime(Duration.ZERO);
    engine.destroy(EngineWorld.request("twice", EngineWorld.empty()));

    // then
    assertThat(second)
        .isInstanceOfSatisfying(
            StackOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Reason.OPERATION_IN_PROGRESS));
    assertThat(first.get()).isInstanceOf(StackOutcome.Succeeded.class);
  }

  @Test
  void shouldEndTheEnginesProcessesWhenTheOperationIsCancelled() throws Exception {
    // given
    var engine = world.engine();
    world.cloud.createTime(Duration.ofSeconds(20));
    var request = EngineWorld.request("stop", EngineWorld.graph("stop", 0));
    try (var scope = Scope.root("test");
        var pool = new WorkerPool(PoolConfig.named("engine"), scope)) {
      var running = pool.submit(Task.of(ORIGIN, "team/stop", () -> engine.up(request)));
      world.cloud.awaitCreate();
      var tree = engines().flatMap(p -> Stream.concat(Stream.of(p), p.descendants())).toList();

      // when
      var begun = System.nanoTime();
      running.cancel("test");
      var outcome = running.await(Duration.ofSeconds(20));
      var took = Duration.ofNanos(System.nanoTime() - begun);
      world.cloud.createTime(Duration.ZERO);

      // then
      System.out.printf(
          "cancelled: %d processes of the engine gone and the operation over after %d ms%n",
          tree.size(), took.toMillis());
      assertThat(outcome).isPresent();
      assertThat(tree).isNotEmpty().noneMatch(ProcessHandle::isAlive);
      assertThat(engines()).isEmpty();
    }
  }

  private static Stream<ProcessHandle> engines() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/pulumi"));
  }

  @Test
  void shouldShowNoSecretToTheEngine() throws IOException {
    // given
    var engine = world.engine();
    var stack = new EngineStack("team_secret");

    // when
    engine.up(EngineWorld.request("secret", EngineWorld.graph("secret", 1)));
    var state = world.state.document(stack).map(EngineFailureTest::text).orElseThrow();
    var files = texts(world.settings.home()) + texts(world.settings.workDirectory());
    var configured = world.cloud.configurations().getLast();
    engine.destroy(EngineWorld.request("secret", EngineWorld.empty()));

    // then
    assertThat(state + files)
        .doesNotContain(
            EngineWorld.SECRET_KEY, EngineWorld.ACCESS_KEY, "pw-of-1", "postgres:postgres@");
    assertThat(PropertyCodec.decode(PropertyCodec.reveal(configured.getArgs())))
        .containsEntry("secretKey", PropertyValue.of(EngineWorld.SECRET_KEY));
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }

  private static String texts(Path folder) throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
