package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.ConditionHistory;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Outage;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What Skybridge stands on goes away for a while: a condition says which, nobody is asked to help,
 * and it clears by itself.
 */
@AcceptanceTest
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutageAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final TestWorld world;
  private final Outage outage;
  private final TestNamespace namespace;
  private final Deployed application;
  private int change;

  OutageAcceptanceTest(TestWorld world) {
    this.world = world;
    this.outage = new Outage(world);
    this.namespace = world.namespace("out");
    this.application = namespace.application("app");
  }

  @BeforeAll
  void deploy() {
    changeSomething();
    application.awaitReady(DEADLINE);
  }

  @AfterEach
  void heal() {
    world.simulator().heal();
    outage.startMissing();
  }

  @AfterAll
  void remove() {
    namespace.remove();
  }

  @Test
  void shouldSayThatTheCloudFails() {
    shouldSayAndRecover(
        "cloud answers 5xx",
        List.of(Reason.CLOUD_UNREACHABLE),
        () -> world.simulator().fault(Map.of("provider", "aws", "kind", "serverError")),
        () -> world.simulator().heal());
  }

  @Test
  void shouldSayThatTheCloudIsGone() {
    shouldSayAndRecover(
        "cloud is gone",
        List.of(Reason.CLOUD_UNREACHABLE),
        () -> outage.kill("cloud-simulator"),
        outage::startMissing);
  }

  @Test
  void shouldSayThatGitDoesNotAnswer() {
    shouldSayAndRecover(
        "Git does not answer",
        List.of(Reason.GIT_UNREACHABLE),
        () -> outage.freeze("local-services"),
        () -> outage.thaw("local-services"));
  }

  @Test
  void shouldSayThatArgoCdIsGone() {
    shouldSayAndRecover(
        "Argo CD is gone",
        List.of(Reason.ARGOCD_UNREACHABLE),
        () -> outage.kill("argocd-server"),
        outage::startMissing);
  }

  @Test
  void shouldSayThatPostgresIsGone() {
    shouldSayAndRecover(
        "PostgreSQL is gone",
        List.of(Reason.STATE_UNREACHABLE, Reason.DATABASE_UNREACHABLE),
        outage::stopPostgres,
        outage::startPostgres);
  }

  private void shouldSayAndRecover(
      String what, List<Reason> reasons, Runnable takeAway, Runnable bringBack) {
    // given
    long operator = world.operator().pid();
    List<String> codes = reasons.stream().map(Reason::code).toList();
    try (ConditionHistory history = ConditionHistory.watch(world, application)) {
      // when
      takeAway.run();
      Duration said;
      String message;
      try {
        changeSomething();

        // then
        said =
            Eventually.holds(
                what,
                DEADLINE,
                () ->
                    assertThat(application.condition("Ready"))
                        .as("%s", application)
                        .get()
                        .satisfies(
                            ready -> assertThat(ready.isTrue()).isFalse(),
                            ready -> assertThat(ready.reason()).isIn(codes)));
        message = application.condition("Ready").map(Condition::message).orElse("");
      } finally {
        bringBack.run();
      }
      Duration cleared = application.awaitReady(DEADLINE);
      assertThat(codes)
          .as("a person was asked to help: %s", history)
          .noneMatch(code -> history.saw("Stalled", "True", code));
      assertThat(world.operator().pid()).isEqualTo(operator);
      Report.line(
          "outage: %s: said after %s (%s), clear %s after it was back",
          what, Report.seconds(said), message, Report.seconds(cleared));
    }
  }

  /**
   * A new spec that needs cloud, Git and Argo CD, and no person: nothing goes, one bucket comes.
   */
  private void changeSomething() {
    change++;
    String more =
        IntStream.rangeClosed(1, change)
            .mapToObj("{name: more-%d, type: bucket}"::formatted)
            .collect(Collectors.joining(", "));
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "app",
                """
                components:
                  - name: echo
                    image: demo.skybridge.dev/echo:1.0
                    port: 8080
                    env: [{name: CHANGE, value: "%d"}]
                resources: [{name: files, type: bucket}, %s]
                placements: [{name: aws, account: aws-main}]
                """
                    .formatted(change, more)));
  }
}
