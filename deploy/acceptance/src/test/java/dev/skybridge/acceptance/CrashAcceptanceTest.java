package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CloudStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * {@code kill -9} of the operator while it brings the shop up, at random moments, in a cloud that
 * loses one answer in five: it converges, with no duplicate and no orphan.
 */
@AcceptanceTest
@Isolated
final class CrashAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final double LOST = 0.2;

  /** The operator dies within this many creates: between none and most of the shop. */
  private static final int LATEST_CREATE = 24;

  private static final int LATEST_MILLIS = 400;

  private final TestWorld world;

  CrashAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @AfterEach
  void heal() {
    world.simulator().heal();
    world.operator().start();
  }

  @Test
  void shouldConvergeWithoutDuplicateOrOrphanWhenKilledWhileBringingUp() throws IOException {
    // given
    int rounds = Integer.getInteger("skybridge.crash.rounds", 2);
    long seed = seed();
    Report.line(
        "crash: %d rounds with seed %d (repeat by -Dskybridge.seed=%d)", rounds, seed, seed);
    Random random = new Random(seed);
    String shop = Files.readString(world.repository().resolve("deploy/demo/shop.yaml"));
    List<String> table = new ArrayList<>();

    // when, then
    for (int round = 1; round <= rounds; round++) {
      table.add(round(round, random, shop));
    }
    Report.line(
        "crash: round | killed after | answers lost | Ready after restart | adopted | objects |"
            + " duplicates | orphans | left");
    table.forEach(line -> Report.line("crash: %s", line));
  }

  private String round(int round, Random random, String manifest) {
    TestNamespace namespace = world.namespace("kill" + round);
    Deployed shop = namespace.application("shop");
    Set<String> before = objects();
    int creates = random.nextInt(LATEST_CREATE);
    Duration more = Duration.ofMillis(random.nextInt(LATEST_MILLIS));
    world
        .simulator()
        .fault(
            Map.of(
                "operation",
                "create",
                "kind",
                "answerLost",
                "probability",
                LOST,
                "seed",
                random.nextLong()));
    long cursor = world.simulator().cursor();

    world.kubectl().apply(manifest.replace("namespace: shop", "namespace: " + namespace.name()));
    Awaitility.await("create " + creates)
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> createsSince(cursor) >= creates);
    Awaitility.await("a random moment").pollDelay(more).until(() -> true);
    world.operator().kill();
    int killedAfter = createsSince(cursor);
    Instant restart = Instant.now();
    world.operator().start();
    shop.awaitReady(DEADLINE);
    Duration converged = Duration.between(restart, Instant.now());
    int lost = lost();
    world.simulator().heal();

    List<JsonNode> duplicates = world.simulator().duplicates();
    Set<String> made = objects();
    made.removeAll(before);
    int known = known(shop);
    int adopted = adopted(shop);
    assertThat(duplicates).isEmpty();
    assertThat(made).as("every object in the clouds is in a stack's state").hasSize(known);
    shop.delete();
    shop.awaitGone(DEADLINE);
    Set<String> left = objects();
    left.removeAll(before);
    assertThat(left).as("objects left in the clouds").isEmpty();
    namespace.remove();
    return "%d | %d creates + %d ms | %d | %s | %d | %d | %d | %d | %d"
        .formatted(
            round,
            killedAfter,
            more.toMillis(),
            lost,
            Report.seconds(converged),
            adopted,
            made.size(),
            duplicates.size(),
            made.size() - known,
            left.size());
  }

  private int createsSince(long cursor) {
    return (int)
        world.simulator().changesSince(cursor).stream()
            .filter(event -> event.path("operation").asText().equals("create"))
            .count();
  }

  private int lost() {
    return world.simulator().faults().stream()
        .mapToInt(fault -> fault.path("struck").asInt())
        .sum();
  }

  /** Everything in all clouds, tagged or not. */
  private Set<String> objects() {
    return world.simulator().resources().stream()
        .map(one ->
            one.path("provider").asText()
                + " "
                + one.path("type").asText()
                + " "
                + one.path("id").asText())
        .collect(Collectors.toSet());
  }

  private static int known(Deployed shop) {
    int known = 0;
    for (CloudStack stack : shop.stacks()) {
      Integer count = stack.getStatus().resourceCount();
      known += count == null ? 0 : count;
    }
    return known;
  }

  private static int adopted(Deployed shop) {
    int adopted = 0;
    for (CloudStack stack : shop.stacks()) {
      var operation = stack.getStatus().lastOperation();
      adopted += operation == null ? 0 : operation.adopted();
    }
    return adopted;
  }

  private static long seed() {
    String given = System.getProperty("skybridge.seed", "");
    return given.isBlank() ? new Random().nextLong() : Long.parseLong(given);
  }
}
