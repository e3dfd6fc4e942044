package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.CloudCount;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Outage;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CloudStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The cells of the fault matrix that need the whole operator: one Application on three clouds lives
 * through create, update, refresh, replace and delete, and in each of them the fault strikes while
 * a call to each cloud is under way. The engine's cells are in the operator's {@code
 * FaultMatrixTest}.
 */
@AcceptanceTest
@Isolated
@EnabledIfSystemProperty(named = "skybridge.full", matches = "true")
final class FaultMatrixAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final List<String> CLOUDS = List.of("aws", "alicloud", "tencentcloud");

  /** Long enough for the fault to strike while the call is under way. */
  private static final int SLOW_MILLIS = 2500;

  private static final int SLOW_CALLS = 6;

  private final TestWorld world;
  private final Outage outage;
  private String inspection = "";

  FaultMatrixAcceptanceTest(TestWorld world) {
    this.world = world;
    this.outage = new Outage(world);
  }

  /** What goes wrong. */
  enum Fault {
    /** {@code kill -9}, and a new start. */
    API_SERVER_RESTARTED,
    /** {@code kill -9}, and a new start. */
    OPERATOR_KILLED
  }

  @AfterEach
  void heal() {
    world.simulator().heal();
    outage.startMissing();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void shouldConvergeOnThreeCloudsInEveryCell(Fault fault) {
    // given
    TestNamespace namespace =
        world.namespace(fault == Fault.OPERATOR_KILLED ? "operator" : "apiserver");
    Deployed application = namespace.application("app");
    CloudCount count = CloudCount.from(world.simulator());
    int cells = 0;
    List<String> approved = new ArrayList<>();

    // when, then
    Runnable make = () -> apply(namespace, 20, "files");
    Runnable grow =
        () -> {
          apply(namespace, 40, "files");
          approved.addAll(approve(namespace, application));
        };
    Runnable exchange =
        () -> {
          apply(namespace, 40, "other");
          approved.addAll(approve(namespace, application));
        };
    cells += cells(fault, "create", "create", application, count, make);
    cells += cells(fault, "update", "update", application, count, grow);
    cells += cells(fault, "refresh", "read", application, count, () -> inspect(application));
    cells += cells(fault, "replace", "create", application, count, exchange);
    Approvals approvals = new Approvals(world, namespace.name());
    assertThat(approved)
        .as("approvals given before the fault")
        .hasSize(2 * CLOUDS.size())
        .allSatisfy(name -> assertThat(approvals.verdict(name).getKey()).isEqualTo("Applied"));
    cells += cells(fault, "delete", "delete", application, count, application::delete);
    Report.line(
        "faults: %d cells of %s: 0 duplicates, 0 orphans, %d approvals given, 0 lost",
        cells, text(fault), approved.size());
    namespace.remove();
  }

  /** One act on three clouds; how many cells that are. */
  private int cells(
      Fault fault,
      String act,
      String call,
      Deployed application,
      CloudCount count,
      Runnable change) {
    Instant begun = Instant.now();
    CLOUDS.forEach(cloud -> slow(cloud, call));
    change.run();
    int blows = strikeEachCloud(fault);
    world.simulator().heal();
    switch (act) {
      case "delete" -> application.awaitGone(DEADLINE);
      case "refresh" -> awaitInspected(application);
      default -> application.awaitReady(DEADLINE);
    }
    Map<String, Integer> known = count.held(application);
    Map<String, Integer> standing = count.standing();
    assertThat(world.simulator().duplicates()).as("duplicates").isEmpty();
    assertThat(standing).as("every object in the clouds is in a stack's state").isEqualTo(known);
    String took = Report.seconds(Duration.between(begun, Instant.now()));
    for (String cloud : CLOUDS) {
      Report.line(
          "faults: %s %s: %s (%d times) converged after %s, %d objects, 0 duplicates, 0 orphans",
          cloud, act, text(fault), blows, took, standing.getOrDefault(cloud, 0));
    }
    return CLOUDS.size();
  }

  private void slow(String cloud, String call) {
    world
        .simulator()
        .fault(
            Map.of(
                "provider", cloud,
                "operation", call,
                "kind", "latency",
                "latencyMillis", SLOW_MILLIS,
                "count", SLOW_CALLS));
  }

  /** Strikes until a call to each cloud was under way at a blow; how many blows that took. */
  private int strikeEachCloud(Fault fault) {
    Set<String> hit = new HashSet<>();
    int blows = 0;
    while (hit.size() < CLOUDS.size()) {
      Awaitility.await("a slow call to a cloud besides " + hit)
          .atMost(DEADLINE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !hit.containsAll(slowed()));
      hit.addAll(slowed());
      blows++;
      switch (fault) {
        case API_SERVER_RESTARTED -> outage.kill("kube-apiserver");
        case OPERATOR_KILLED -> world.operator().kill();
      }
      outage.startMissing();
    }
    return blows;
  }

  private Set<String> slowed() {
    Set<String> clouds = new HashSet<>();
    for (JsonNode fault : world.simulator().faults()) {
      if (fault.path("struck").asInt() > 0) {
        clouds.add(fault.path("provider").asText());
      }
    }
    return clouds;
  }

  /**
   * Another person approves what waits on each cloud: a disk can't shrink again, a bucket is to go.
   * Names the approvals.
   */
  private List<String> approve(TestNamespace namespace, Deployed application) {
    Approvals approvals = new Approvals(world, namespace.name());
    Eventually.holds(
        "a plan waits on each cloud",
        DEADLINE,
        () ->
            assertThat(application.stacks())
                .hasSize(CLOUDS.size())
                .allSatisfy(stack -> assertThat(Approvals.awaiting(stack)).isPresent()));
    List<CloudStack> stacks = application.stacks();
    stacks.forEach(approvals::approve);
    return stacks.stream()
        .map(stack ->
            stack.getMetadata().getName()
                + "-"
                + Approvals.awaiting(stack).orElseThrow().hash().substring(0, 8))
        .toList();
  }

  /** Asks for a look at the clouds. */
  private void inspect(Deployed application) {
    String now = Instant.now().toString();
    for (CloudStack stack : application.stacks()) {
      Programs.Ended ended =
          world
              .kubectl()
              .run(
                  "",
                  "annotate",
                  "--overwrite",
                  "-n",
                  stack.getMetadata().getNamespace(),
                  "cloudstacks.skybridge.dev/" + stack.getMetadata().getName(),
                  "skybridge.dev/inspection-requested-at=" + now);
      assertThat(ended.succeeded()).as("%s", ended.text()).isTrue();
    }
    inspection = now;
  }

  private void awaitInspected(Deployed application) {
    Eventually.holds(
        "each stack was compared with its cloud",
        DEADLINE,
        () ->
            assertThat(application.stacks())
                .allSatisfy(stack ->
                    assertThat(Optional.ofNullable(stack.getStatus().drift()))
                        .hasValueSatisfying(drift -> {
                          assertThat(drift.requestedAt()).isEqualTo(inspection);
                          assertThat(drift.checked()).isPositive();
                          assertThat(drift.resources()).isZero();
                        })));
  }

  /**
   * A database and a bucket on each cloud. No field of an Application forces a vendor to replace
   * anything on all three; a bucket of another name is made, and the old one goes.
   */
  private void apply(TestNamespace namespace, int storageGib, String bucket) {
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "app",
                """
                components:
                  - {name: echo, image: "demo.skybridge.dev/echo:1.0", port: 8080}
                resources:
                  - {name: orders, type: postgres, storageGib: %d}
                  - {name: %s, type: bucket}
                placements:
                  - {name: aws, account: aws-main}
                  - {name: alicloud, account: alicloud-main}
                  - {name: tencentcloud, account: tencentcloud-main}
                """
                    .formatted(storageGib, bucket)));
  }

  private static String text(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
