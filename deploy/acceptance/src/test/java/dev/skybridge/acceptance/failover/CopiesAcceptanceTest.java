package dev.skybridge.acceptance.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
 * The writer is lost, and another one begins with the copy that is kept outside: two PostgreSQL
 * clusters, gates as processes, a bucket that others wrote. One life, in order.
 */
@AcceptanceTest
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CopiesAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  /** Clocks of gate, database and test are the machine's; an answer is on its way for less. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  private final TestWorld world;
  private final TestNamespace namespace;
  private @Nullable Bucket bucket;
  private @Nullable CopiedSide aws;
  private @Nullable CopiedSide alicloud;
  private Instant returned = Instant.EPOCH;

  CopiesAcceptanceTest(TestWorld world) {
    this.world = world;
    this.namespace = world.namespace("copies");
  }

  @BeforeAll
  void deploy(@TempDir Path folder) throws Exception {
    Path toolchain = world.processes().options().toolchain();
    var programs = Cluster.programs();
    if (!Boolean.parseBoolean(System.getenv("SKYBRIDGE_REQUIRE_WORLD"))) {
      assumeTrue(programs.isPresent(), "no PostgreSQL server of the distribution");
      assumeTrue(Bucket.available(toolchain), "no moto_server in the toolchain");
    }
    bucket = Bucket.start(toolchain);
    Platform platform = Platform.create(world, namespace.name(), "app", folder);
    aws = new CopiedSide(world, platform, "aws", bucket, programs.orElseThrow());
    alicloud = new CopiedSide(world, platform, "alicloud", bucket, programs.orElseThrow());
    world.kubectl().apply(application(""));
    awaitWriter("aws");
  }

  private String application(String maxLoss) {
    return namespace.manifest(
        "app",
        """
        components:
          - {name: echo, image: "demo.skybridge.dev/echo:1.0", port: 8080}
        placements:
          - {name: aws, weight: 60, address: "127.0.0.1:%d"}
          - {name: alicloud, weight: 40, address: "127.0.0.1:%d"}
        traffic:
          hosts: ["%s.example"]
          after: 3s
          returnAfter: 4s
          lease: 5s
          writes: one
          data: separate
          copies: {to: "%s", every: 3s%s}
        """
            .formatted(
                aws().port(), alicloud().port(), namespace.name(), bucket().address(), maxLoss));
  }

  @AfterAll
  void remove() throws Exception {
    namespace.remove();
    for (CopiedSide side : new CopiedSide[] {aws, alicloud}) {
      if (side != null) {
        side.tearDown();
      }
    }
    if (bucket != null) {
      bucket.close();
    }
  }

  @Test
  @Order(1)
  void shouldCopyWhatIsWrittenAndSayFromWhen() {
    // given
    awaitRows(aws(), 50);
    Instant now = Instant.now();

    // when
    Duration took =
        Eventually.holds(
            "a copy of now", DEADLINE, () -> assertThat(Instant.parse(copy().at())).isAfter(now));

    // then
    assertThat(copy().of()).isEqualTo("aws");
    assertThat(copy().epoch()).isEqualTo(1);
    assertThat(copy().last()).isFalse();
    awaitCondition("Copied", "Ready");
    Report.line(
        "copies: a copy of %d bytes made and told %s after it was waited for (asked for: every 3 s)",
        copy().bytes(), Report.seconds(took));
  }

  @Test
  @Order(2)
  void shouldPrintTheWindowWhenTheWriterIsLost() {
    // given
    Instant lost = Instant.now();

    // when
    aws().lose();
    awaitCondition("Ready", "WritesWouldBeLost");

    // then
    TrafficRouteStatus.Loss loss = loss();
    assertThat(loss.of()).isEqualTo("aws");
    assertThat(loss.from()).isEqualTo(copy().at());
    assertThat(Instant.parse(loss.sign())).isBefore(lost.plus(ON_ITS_WAY));
    assertThat(condition("Ready").message())
        .contains("the last copy on hand is from", "confirm-writer=alicloud@2");
    assertThat(status().writer()).isNull();
    Report.line(
        "copies: writer lost, window printed %s after: %s",
        Report.seconds(Duration.between(lost, Instant.now())), condition("Ready").message());
  }

  @Test
  @Order(3)
  void shouldRefuseACopyThatIsDamaged() throws Exception {
    // given: one byte in the bucket is another one
    String dump = copy().key().replaceAll("\\.json$", ".dump");
    byte[] whole = bucket().read(dump);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    bucket().write(dump, damaged);

    // when
    annotate("skybridge.dev/confirm-writer", "alicloud@2");
    awaitCondition("Ready", "RestoreFailed");

    // then
    assertThat(condition("Ready").message()).contains("is damaged");
    assertThat(status().writer()).isNull();
    assertThat(alicloud().acknowledged()).isEmpty();
    assertThat(alicloud().rows()).isEmpty();
    assertThat(alicloud().kept()).isEmpty();
    Report.line("copies: one byte changed in the bucket: %s", condition("Ready").message());

    // and when: it is put right, as the cure says
    bucket().write(dump, whole);
    alicloud().restartGate();
    awaitWriter("alicloud");
  }

  @Test
  @Order(4)
  void shouldFindAllButTheWindow() {
    // given
    TrafficRouteStatus.Loss loss = loss();
    Instant from = Instant.parse(loss.from());
    Instant until = Instant.parse(loss.until());

    // when
    awaitRows(alicloud(), 20);
    List<Instant> missing = aws().missingIn(alicloud());

    // then
    long before = aws().acknowledged().values().stream().filter(at -> at.isBefore(from)).count();
    assertThat(before).isPositive();
    assertThat(missing)
        .isNotEmpty()
        .allSatisfy(at -> assertThat(at).isBetween(from, until.plus(ON_ITS_WAY)));
    assertThat(alicloud().kept()).hasSize(1);
    assertThat(alicloud().rowsOf(alicloud().kept().getFirst())).isZero();
    assertThat(bucket().copies()).isLessThanOrEqualTo(3);
    Report.line(
        "copies: restored: all %d rows of before the copy are there, %d written after it are not, every one of them inside the printed window of %d s",
        before, missing.size(), loss.seconds());
  }

  @Test
  @Order(5)
  void shouldGoBackAndLoseNothing() {
    // given: rows of the lost window are still where they were written
    Set<Long> apart = new TreeSet<>(aws().rows());
    aws().bringBack();
    Eventually.holds(
        "aws carries again",
        DEADLINE,
        () -> assertThat(status().targets()).noneMatch(TrafficRouteStatus.Target::withdrawn));
    Instant asked = Instant.now();
    returned = asked;

    // when
    annotate("skybridge.dev/move-writer", "aws@back");
    awaitWriter("aws");
    Duration took = Duration.between(asked, Instant.now());
    awaitRows(aws(), aws().acknowledged().size() + 20);

    // then
    assertThat(alicloud().missingIn(aws())).isEmpty();
    assertThat(status().loss()).isNull();
    assertThat(aws().kept()).hasSize(1);
    assertThat(aws().rowsOf(aws().kept().getFirst())).isEqualTo(apart.size());
    Report.line(
        "copies: way back: %d rows written by alicloud, 0 missing in aws, %s after it was asked for; the %d rows that aws had are kept beside",
        alicloud().acknowledged().size(), Report.seconds(took), apart.size());
  }

  @Test
  @Order(6)
  void shouldAskNobodyWhereTheLossIsAllowed() {
    // given
    world.kubectl().apply(application(", maxLoss: 1m"));
    int before = Objects.requireNonNull(status().epoch());
    Eventually.holds(
        "a copy of this epoch", DEADLINE, () -> assertThat(copy().epoch()).isEqualTo(before));
    Instant lost = Instant.now();

    // when
    aws().lose();
    awaitWriter("alicloud");

    // then
    TrafficRouteStatus.Loss loss = loss();
    Instant from = Instant.parse(loss.from());
    assertThat(loss.seconds()).isLessThanOrEqualTo(60);
    List<Instant> missing =
        aws().missingIn(alicloud()).stream().filter(returned::isBefore).toList();
    assertThat(missing)
        .allSatisfy(
            at -> assertThat(at).isBetween(from, Instant.parse(loss.until()).plus(ON_ITS_WAY)));
    Report.line(
        "copies: maxLoss 1m: alicloud writes %s after the loss, nobody was asked, window %d s, %d rows",
        Report.seconds(Duration.between(lost, Instant.now())), loss.seconds(), missing.size());
  }

  private CopiedSide aws() {
    return Objects.requireNonNull(aws);
  }

  private CopiedSide alicloud() {
    return Objects.requireNonNull(alicloud);
  }

  private Bucket bucket() {
    return Objects.requireNonNull(bucket);
  }

  private TrafficRoute route() {
    return world
        .kubernetes()
        .resources(TrafficRoute.class)
        .inNamespace(namespace.name())
        .withName("app")
        .get();
  }

  private TrafficRouteStatus status() {
    return Objects.requireNonNull(route().getStatus());
  }

  private TrafficRouteStatus.Copy copy() {
    return Objects.requireNonNull(status().copy(), "no copy is known");
  }

  private TrafficRouteStatus.Loss loss() {
    return Objects.requireNonNull(status().loss(), "nothing was lost");
  }

  private Condition condition(String type) {
    return status().conditions().stream()
        .filter(one -> one.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private void annotate(String name, String value) {
    world
        .kubernetes()
        .resources(TrafficRoute.class)
        .inNamespace(namespace.name())
        .withName("app")
        .edit(route -> {
          var annotations = new java.util.HashMap<String, String>();
          if (route.getMetadata().getAnnotations() != null) {
            annotations.putAll(route.getMetadata().getAnnotations());
          }
          annotations.put(name, value);
          route.getMetadata().setAnnotations(annotations);
          return route;
        });
  }

  private void awaitCondition(String type, String reason) {
    Eventually.holds(
        type + " is " + reason,
        DEADLINE,
        () -> assertThat(condition(type).reason()).as("%s", status()).isEqualTo(reason));
  }

  private void awaitWriter(String placement) {
    Eventually.holds(
        placement + " writes",
        DEADLINE,
        () -> assertThat(status().writer()).as("%s", status()).isEqualTo(placement));
  }

  private static void awaitRows(CopiedSide side, int count) {
    Eventually.holds(
        "rows", DEADLINE, () -> assertThat(side.acknowledged()).hasSizeGreaterThanOrEqualTo(count));
  }
}
