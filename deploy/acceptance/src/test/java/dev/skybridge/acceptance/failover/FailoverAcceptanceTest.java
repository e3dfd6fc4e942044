package dev.skybridge.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.failover.Users.Request;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A cloud is lost while users read and write: the edge is the real one, the gates are processes,
 * the databases are PostgreSQL's, and the lost side goes on working inside. One life, in order.
 */
@AcceptanceTest
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FailoverAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration AFTER = Duration.ofSeconds(5);
  private static final Duration RETURN_AFTER = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(6);

  /** The operator's defaults: skybridge.traffic.fence-margin, probe-interval, probe-deadline. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Duration PROBE = INTERVAL.plusSeconds(2);

  /** How often the gates of this test renew. */
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** As docs/user-guide/traffic.md declares it. */
  private static final Duration READS_WITHIN = AFTER.plus(PROBE).plusSeconds(1);

  private static final Duration WRITES_WITHIN =
      max(AFTER.plus(PROBE), LEASE.plus(MARGIN).plus(INTERVAL)).plus(EVERY).plusSeconds(2);

  private final TestWorld world;
  private final TestNamespace namespace;
  private final String host;
  private final TrafficConsole console;
  private Side aws;
  private Side alicloud;
  private Users users;

  FailoverAcceptanceTest(TestWorld world) {
    this.world = world;
    this.namespace = world.namespace("fail");
    this.host = namespace.name() + ".example";
    this.console = new TrafficConsole(world.processes(), namespace.name(), "app");
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @BeforeAll
  void deploy(@TempDir Path folder) throws Exception {
    Platform platform = Platform.create(world, namespace.name(), "app", folder);
    aws = Side.open(world, platform, "aws");
    alicloud = Side.open(world, platform, "alicloud");
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "app",
                """
                components:
                  - {name: echo, image: "demo.skybridge.dev/echo:1.0", port: 8080}
                resources: [{name: files, type: bucket}]
                placements:
                  - {name: aws, account: aws-main, weight: 60, address: "127.0.0.1:%d"}
                  - {name: alicloud, account: alicloud-main, weight: 40, address: "127.0.0.1:%d"}
                traffic:
                  hosts: ["%s"]
                  after: %ds
                  returnAfter: %ds
                  lease: %ds
                  writes: one
                  data: shared
                """
                    .formatted(
                        aws.port(),
                        alicloud.port(),
                        host,
                        AFTER.toSeconds(),
                        RETURN_AFTER.toSeconds(),
                        LEASE.toSeconds())));
    namespace.application("app").awaitReady(DEADLINE);
    awaitWriter("aws");
    users = new Users(URI.create(world.processes().state().url("edge")), host, 4, 4);
    awaitWrite(Instant.now());
  }

  @AfterAll
  void remove() throws Exception {
    world.simulator().heal();
    if (users != null) {
      users.leave();
    }
    namespace.remove();
    for (Side side : new Side[] {aws, alicloud}) {
      if (side != null) {
        side.tearDown();
      }
    }
  }

  @Test
  @Order(1)
  void shouldSpreadReadsAndSendWritesToOne() throws InterruptedException {
    // given
    Instant start = Instant.now();

    // when
    awaitRequests(start, 400);

    // then
    List<Request> seen = users.since(start);
    assertThat(seen).allMatch(Request::succeeded);
    assertThat(seen.stream().filter(Request::write)).allMatch(r -> r.placement().equals("aws"));
    double share =
        seen.stream().filter(r -> !r.write() && r.placement().equals("aws")).count()
            / (double) seen.stream().filter(r -> !r.write()).count();
    assertThat(share).isBetween(0.45, 0.75);
    Report.line(
        "failover: before: %d requests, none failed, %.0f %% of the reads by aws (asked for 60)",
        seen.size(), share * 100);
  }

  @Test
  @Order(1)
  void shouldRehearseTheLossAndChangeNothing() {
    // given
    TrafficRouteStatus before = status();

    // when
    JsonNode rehearsed = console.rehearse("aws");

    // then
    assertThat(rehearsed.path("asks").isNull()).as("%s", rehearsed).isTrue();
    List<String> writers = new ArrayList<>();
    rehearsed.path("steps").forEach(step -> writers.add(step.path("writer").asText("nobody")));
    assertThat(writers).containsSubsequence("aws", "nobody", "alicloud");
    assertThat(status().version()).isEqualTo(before.version());
    assertThat(status().writer()).isEqualTo("aws");
    assertThat(console.get().path("writer").asText()).isEqualTo("aws");
    Report.line(
        "failover: rehearsed: %d steps, nobody writes for %.0f s",
        rehearsed.path("steps").size(), rehearsed.path("writesPauseMillis").asLong() / 1000.0);
  }

  @Test
  @Order(2)
  void shouldCarryTheTrafficWhenACloudIsLost() throws SQLException {
    // given
    Instant lost = Instant.now();

    // when: nothing gets in or out any more, and every call of the cloud times out
    world.simulator().fault(Map.of("provider", "aws", "kind", "timeout", "latencyMillis", 60_000));
    aws.lose();

    // then
    Instant read = awaitSteadyReads(lost);
    Instant write = awaitWrite(lost.plus(AFTER));
    awaitWriter("alicloud");
    awaitRequests(write, 400);
    List<Request> after =
        users.since(write).stream().filter(r -> r.asked().isAfter(write)).toList();
    assertThat(after).allMatch(Request::succeeded);
    assertThat(after).allMatch(r -> r.placement().equals("alicloud"));
    assertThat(Duration.between(lost, read)).isLessThanOrEqualTo(READS_WITHIN);
    assertThat(Duration.between(lost, write)).isLessThanOrEqualTo(WRITES_WITHIN);
    assertNoOverlap();
    List<Request> meanwhile = users.between(lost, write);
    Report.line(
        "failover: lost aws: every read sent %s after it or later answered by alicloud (declared %s), first write %s after (declared %s); meanwhile %d of %d reads and %d of %d writes failed",
        Report.seconds(Duration.between(lost, read)),
        Report.seconds(READS_WITHIN),
        Report.seconds(Duration.between(lost, write)),
        Report.seconds(WRITES_WITHIN),
        meanwhile.stream().filter(r -> !r.write() && !r.succeeded()).count(),
        meanwhile.stream().filter(r -> !r.write()).count(),
        meanwhile.stream().filter(r -> r.write() && !r.succeeded()).count(),
        meanwhile.stream().filter(Request::write).count());
  }

  @Test
  @Order(3)
  void shouldReturnOnceAndNotFlap() throws SQLException {
    // given
    long version = Objects.requireNonNull(status().version());
    Instant back = Instant.now();

    // when
    world.simulator().heal();
    aws.bringBack();
    Duration returned =
        Eventually.holds(
            "traffic came back",
            DEADLINE,
            () -> assertThat(status().summary()).isEqualTo("aws 60, alicloud 40"));

    // and when: it blinks, each time for less than the declared time
    for (int i = 0; i < 4; i++) {
      aws.blink(true);
      awaitHealth("aws", TrafficRouteStatus.Health.UNHEALTHY);
      aws.blink(false);
      awaitHealth("aws", TrafficRouteStatus.Health.HEALTHY);
    }

    // then
    assertThat(returned).isGreaterThanOrEqualTo(RETURN_AFTER.minusSeconds(3));
    assertThat(status().version()).isEqualTo(version + 1);
    assertThat(status().writer()).isEqualTo("alicloud");
    assertNoOverlap();
    List<Request> since = users.since(back);
    assertThat(since.stream().filter(r -> r.write() && !r.succeeded())).isEmpty();
    Report.line(
        "failover: return: traffic came back %s after (asked for %s of answers), one change in all, although it blinked 4 times; alicloud goes on writing; %d of %d requests failed",
        Report.seconds(returned),
        Report.seconds(RETURN_AFTER),
        since.stream().filter(r -> !r.succeeded()).count(),
        since.size());
  }

  @Test
  @Order(4)
  void shouldGoBackWhenAsked() throws SQLException {
    // given
    Instant asked = Instant.now();

    // when
    console.moveWriter("aws");
    awaitWriter("aws");
    Instant write = awaitWriteBy("aws", asked);

    // then
    assertNoOverlap();
    Optional<Instant> last =
        users.between(asked, write).stream()
            .filter(r -> r.write() && r.succeeded() && r.placement().equals("alicloud"))
            .map(Request::at)
            .max(Instant::compareTo);
    Report.line(
        "failover: way back: asked for, aws writes %s later, nobody wrote for %s; aws' job was refused %d times while it had not the right",
        Report.seconds(Duration.between(asked, write)),
        Report.seconds(Duration.between(last.orElse(asked), write)),
        aws.refused());
  }

  /** Never two: the writes of both sides, as the databases timed them, take turns. */
  private void assertNoOverlap() throws SQLException {
    List<Ledger.Entry> first = aws.entries();
    List<Ledger.Entry> second = alicloud.entries();
    assertThat(first).isNotEmpty();
    record Turn(String side, Instant at) {}
    List<Turn> all =
        java.util.stream.Stream.concat(
                first.stream().map(e -> new Turn("aws", e.at())),
                second.stream().map(e -> new Turn("alicloud", e.at())))
            .sorted(java.util.Comparator.comparing(Turn::at))
            .toList();
    long turns = 1;
    for (int i = 1; i < all.size(); i++) {
      if (!all.get(i).side().equals(all.get(i - 1).side())) {
        turns++;
      }
    }
    int epoch = Objects.requireNonNullElse(status().epoch(), 0);
    assertThat(turns).as("turns of %d writes", all.size()).isLessThanOrEqualTo(epoch);
    Report.line(
        "failover: %d writes by aws, %d by alicloud, in %d turns (the right was given %d times)",
        first.size(), second.size(), turns, epoch);
  }

  @Test
  @Order(5)
  void shouldLetTheFastestWriteWhereThatIsPreferred() {
    // given: the one with the larger weight is far away, and the probes have noticed
    aws.moveAway(Duration.ofMillis(80));
    Eventually.holds(
        "aws was measured",
        DEADLINE,
        () ->
            assertThat(latency(status(), "aws")).isGreaterThan(2 * latency(status(), "alicloud")));

    // when
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "near",
                """
                components:
                  - {name: echo, image: "demo.skybridge.dev/echo:1.0", port: 8080}
                placements:
                  - {name: aws, weight: 60, address: "127.0.0.1:%d"}
                  - {name: alicloud, weight: 40, address: "127.0.0.1:%d"}
                traffic: {hosts: ["near.example"], writes: one, data: shared, prefer: latency}
                """
                    .formatted(aws.port(), alicloud.port())));

    // then
    Eventually.holds(
        "the faster one writes",
        DEADLINE,
        () -> assertThat(status("near").writer()).isEqualTo("alicloud"));
    assertThat(status().writer()).as("of the one that goes by weight").isEqualTo("aws");
    JsonNode shown = console.get().path("placements").path(0).path("target");
    assertThat(shown.path("latencyMillis").asLong()).isPositive();
    Report.line(
        "failover: measured aws %d ms, alicloud %d ms: by latency alicloud writes, by weight aws",
        latency(status("near"), "aws"), latency(status("near"), "alicloud"));
  }

  private static long latency(TrafficRouteStatus status, String placement) {
    return status.targets().stream()
        .filter(target -> target.name().equals(placement))
        .map(TrafficRouteStatus.Target::latencyMillis)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private TrafficRouteStatus status() {
    return status("app");
  }

  private TrafficRouteStatus status(String application) {
    return Objects.requireNonNull(
        world
            .kubernetes()
            .resources(TrafficRoute.class)
            .inNamespace(namespace.name())
            .withName(application)
            .get()
            .getStatus());
  }

  private void awaitWriter(String placement) {
    Eventually.holds(
        placement + " writes",
        DEADLINE,
        () -> {
          assertThat(status().writer()).as("%s", status()).isEqualTo(placement);
          assertThat(status().conditions())
              .filteredOn(c -> c.type().equals("Ready"))
              .as("%s", status())
              .allMatch(Condition::isTrue);
        });
  }

  private void awaitHealth(String placement, TrafficRouteStatus.Health health) {
    Eventually.holds(
        placement + " is " + health,
        DEADLINE,
        () ->
            assertThat(status().targets())
                .filteredOn(t -> t.name().equals(placement))
                .allMatch(t -> t.health() == health));
  }

  private Instant awaitWrite(Instant from) {
    return await(
        "a write",
        () ->
            users.since(from).stream()
                .filter(r -> r.write() && r.succeeded())
                .map(Request::at)
                .findFirst());
  }

  private Instant awaitWriteBy(String placement, Instant from) {
    return await(
        "a write by " + placement,
        () ->
            users.since(from).stream()
                .filter(r -> r.write() && r.succeeded() && r.placement().equals(placement))
                .map(Request::at)
                .findFirst());
  }

  /**
   * The moment from which no read that was sent went to the lost side, told by two seconds of such
   * reads.
   */
  private Instant awaitSteadyReads(Instant lost) {
    return await(
        "reads by the others",
        () -> {
          List<Request> reads = users.since(lost).stream().filter(r -> !r.write()).toList();
          Instant bad =
              reads.stream()
                  .filter(r -> !r.succeeded() || !r.placement().equals("alicloud"))
                  .map(Request::asked)
                  .max(Instant::compareTo)
                  .orElse(lost);
          return reads.stream().anyMatch(r -> r.asked().isAfter(bad.plusSeconds(2)))
              ? reads.stream().map(Request::asked).filter(bad::isBefore).min(Instant::compareTo)
              : Optional.empty();
        });
  }

  private void awaitRequests(Instant from, int count) {
    await(
        "requests",
        () -> users.since(from).size() >= count ? Optional.of(Instant.now()) : Optional.empty());
  }

  private static Instant await(
      String what, java.util.concurrent.Callable<Optional<Instant>> moment) {
    return Awaitility.await(what)
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(100))
        .until(moment, Optional::isPresent)
        .orElseThrow();
  }
}
