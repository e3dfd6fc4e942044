package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.AdmissionPort;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Application;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Applications that depend on each other: refused while the operator is asked, Stalled where it is
 * not, and never in the way of a deletion.
 */
@Isolated
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CycleAcceptanceTest {
  private static final String WEBHOOK = "validatingwebhookconfiguration/applications.skybridge.dev";
  private static final Duration STALLED = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int ASKED = 100;

  private final TestWorld world;
  private final TestNamespace namespace;

  CycleAcceptanceTest(TestWorld world) {
    this.world = world;
    this.namespace = world.namespace("cycle");
  }

  @Test
  void shouldRefuseWhatClosesACycle() {
    // given
    world.kubectl().apply(application("a", "b"));
    world.kubectl().apply(application("b", "c"));

    // when
    Programs.Ended closing = world.kubectl().tryApply(application("c", "a"));
    Programs.Ended valid = world.kubectl().tryApply(application("c", "d"));
    Programs.Ended changed = world.kubectl().tryApply(application("c", "d", "b"));

    // then
    assertThat(closing.succeeded()).as(closing.text()).isFalse();
    assertThat(closing.text())
        .contains("DependencyCycle: applications depend on each other: c → a → b → c")
        .contains(Reason.DEPENDENCY_CYCLE.cure());
    assertThat(valid.succeeded()).as(valid.text()).isTrue();
    assertThat(changed.succeeded()).as(changed.text()).isFalse();
    assertThat(changed.text()).contains("c → b → c");
    Report.line("cycle: refused: %s", closing.text().strip());
  }

  @Test
  void shouldAnswerWellUnderASecond() {
    // given
    String manifest = application("asked", "nobody");

    // when
    long[] with = times(manifest);
    withoutWebhook();
    long[] without = times(manifest);
    restore();

    // then
    Report.line(
        "cycle: %d creates, dry run: P50 %.1f, P99 %.1f ms asked; P50 %.1f, P99 %.1f ms not asked",
        ASKED, millis(with, 50), millis(with, 99), millis(without, 50), millis(without, 99));
    assertThat(millis(with, 99)).isLessThan(1000);
  }

  @Test
  void shouldBeStalledWhereTheOperatorIsNotAsked() {
    // given
    withoutWebhook();
    world.kubectl().apply(application("cart", "orders"));
    world.kubectl().apply(application("orders", "stock"));

    // when
    world.kubectl().apply(application("stock", "cart"));
    Duration took =
        Eventually.holds(
            "all three are Stalled",
            STALLED,
            () -> {
              assertThat(cycle("cart")).containsExactly("cart", "orders", "stock", "cart");
              assertThat(cycle("orders")).containsExactly("orders", "stock", "cart", "orders");
              assertThat(cycle("stock")).containsExactly("stock", "cart", "orders", "stock");
            });
    restore();
    Programs.Ended labelled = kubectl("label applications.skybridge.dev stock team=shop");
    Programs.Ended opened = world.kubectl().tryApply(application("stock"));

    // then
    Report.line("cycle: without the webhook all three are Stalled after %d ms", took.toMillis());
    assertThat(labelled.succeeded()).as(labelled.text()).isTrue();
    assertThat(opened.succeeded()).as(opened.text()).isTrue();
    Duration freed =
        Eventually.holds(
            "the others know that the cycle is open",
            STALLED,
            () -> assertThat(Stream.of("cart", "orders").map(this::cycle)).allMatch(List::isEmpty));
    Report.line("cycle: opened, and known to the others after %d ms", freed.toMillis());
  }

  @Test
  void shouldNotStandInTheWayOfAnybodyWhileTheOperatorIsAway() {
    // given
    world.kubectl().apply(application("first", "second"));
    Deployed application = namespace.application("first");

    // when
    world.operator().kill();
    Programs.Ended closing = world.kubectl().tryApply(application("second", "first"));
    Programs.Ended deleted = kubectl("delete applications.skybridge.dev first --wait=false");
    Programs.Ended finalized =
        kubectl(
            "patch applications.skybridge.dev second --type=merge -p {\"metadata\":{\"finalizers\":[]}}");

    // then
    assertThat(Stream.of(closing, deleted, finalized)).allMatch(Programs.Ended::succeeded);
    world.operator().start();
    Duration gone = application.awaitGone(SOON);
    Report.line("cycle: deleted while the operator was away, gone %s after", Report.seconds(gone));
  }

  @Test
  void shouldAnswerTheApiServerAlone() throws Exception {
    // given
    AdmissionPort port = new AdmissionPort(world.processes());

    // when, then
    assertThat(port.askAsTheApiServer("{}")).as("no review").isEqualTo(400);
    assertThatThrownBy(() -> port.askWithoutCertificate("{}")).isInstanceOf(IOException.class);
  }

  @AfterEach
  void leaveTheWorldAsItWas() {
    if (!asked()) {
      restore();
    }
  }

  @AfterAll
  void tidy() {
    namespace.remove();
  }

  private void withoutWebhook() {
    Programs.Ended ended = world.kubectl().run("", "delete", WEBHOOK);
    assertThat(ended.succeeded()).as(ended.text()).isTrue();
    Eventually.holds(
        "the API server does not ask any more", SOON, () -> assertThat(asked()).isFalse());
  }

  /** Starting a world installs what is missing. */
  private void restore() {
    world.operator().start();
    Eventually.holds("the API server asks again", SOON, () -> assertThat(asked()).isTrue());
  }

  private boolean asked() {
    return !world
        .kubectl()
        .run(application("probe", "probe"), "apply", "--dry-run=server", "-f", "-")
        .succeeded();
  }

  private long[] times(String manifest) {
    Application application = Serialization.unmarshal(manifest, Application.class);
    return IntStream.range(0, ASKED)
        .mapToLong(_ -> {
          long start = System.nanoTime();
          world.kubernetes().resource(application).dryRun().create();
          return System.nanoTime() - start;
        })
        .sorted()
        .toArray();
  }

  private static double millis(long[] sorted, int percentile) {
    return sorted[(sorted.length * percentile - 1) / 100] / 1e6;
  }

  /** The path that an application's status names as soon as it is Stalled. */
  private List<String> cycle(String name) {
    Deployed application = namespace.application(name);
    Application found = application.get();
    boolean stalled =
        application
            .condition("Stalled")
            .filter(Condition::isTrue)
            .filter(condition -> condition.reason().equals(Reason.DEPENDENCY_CYCLE.code()))
            .isPresent();
    return found == null || found.getStatus() == null || !stalled
        ? List.of()
        : found.getStatus().blockedBy();
  }

  private String application(String name, String... dependsOn) {
    return namespace.manifest(
        name,
        """
        components: [{name: web, image: "demo.skybridge.dev/echo:1.0", port: 8080}]
        placements: [{name: here}]
        dependsOn: [%s]
        """
            .formatted(String.join(", ", dependsOn)));
  }

  private Programs.Ended kubectl(String arguments) {
    String all = arguments + " -n " + namespace.name();
    return world.kubectl().run("", all.split(" "));
  }
}
