package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.ArgoCdServer.Delivered;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job: the demo application, from one {@code kubectl apply} to nothing left. */
@AcceptanceTest
@TestMethodOrder(OrderAnnotation.class)
final class ShopAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** Long enough for a reconcile that should do nothing to have ended. */
  private static final Duration QUIET = Duration.ofSeconds(60);

  private static final Set<String> CLOUDS = Set.of("aws", "alicloud", "tencentcloud");
  private static final List<String> TAGS =
      List.of(
          "skybridge.dev/owner",
          "skybridge.dev/placement",
          "skybridge.dev/resource",
          "skybridge.dev/urn-name",
          "skybridge.dev/stack");

  private final TestWorld world;
  private final Deployed shop;
  private final String manifest;

  ShopAcceptanceTest(TestWorld world) throws IOException {
    this.world = world;
    this.shop = new Deployed(world, "shop", "shop");
    this.manifest = Files.readString(world.repository().resolve("deploy/demo/shop.yaml"));
  }

  @AfterAll
  static void removeShop(TestWorld world) {
    Deployed shop = new Deployed(world, "shop", "shop");
    shop.delete();
    shop.awaitGone(DEADLINE);
  }

  @Test
  @Order(1)
  void shouldBringTheShopUpOnThreeClouds() {
    // given
    long before = world.simulator().cursor();

    // when
    Instant start = Instant.now();
    world.kubectl().apply(manifest);
    shop.awaitReady(DEADLINE);

    // then
    Report.line(
        "shop: Ready=True after %s", Report.seconds(Duration.between(start, Instant.now())));
    assertThat(shop.stacks())
        .hasSize(3)
        .allSatisfy(stack -> {
          assertThat(stack.getStatus()).isNotNull();
          assertThat(stack.getStatus().conditions())
              .filteredOn(condition -> condition.type().equals("Ready"))
              .allMatch(Condition::isTrue)
              .hasSize(1);
        });
    List<Delivered> delivered = world.argocd().applications(shop.prefix());
    assertThat(delivered)
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.sync()).as("%s", one).isEqualTo("Synced");
          assertThat(one.health()).as("%s", one).isEqualTo("Healthy");
        });
    List<String> commits = world.config().log("apps/shop/shop");
    assertThat(commits).isNotEmpty().allMatch(subject -> subject.contains("shop"));
    assertThat(shop.files()).hasSizeGreaterThanOrEqualTo(3 * 4);
    List<JsonNode> resources = shop.resources();
    assertThat(
            resources.stream()
                .map(one -> one.path("provider").asText())
                .collect(Collectors.toSet()))
        .isEqualTo(CLOUDS);
    assertThat(resources)
        .allSatisfy(
            one -> assertThat(names(one.path("tags"))).as("%s", one.path("id")).containsAll(TAGS));
    assertThat(world.simulator().untagged()).isEmpty();
    assertThat(world.simulator().duplicates()).isEmpty();
    Report.line(
        "shop: %d cloud resources with tags, %d changing calls, %d commits, %d files",
        resources.size(),
        world.simulator().changesSince(before).size(),
        commits.size(),
        shop.files().size());
  }

  @Test
  @Order(2)
  void shouldChangeNothingWhenAppliedAgain() {
    // given
    long cursor = world.simulator().cursor();
    String head = world.config().head();
    List<String> log = world.config().log("apps/shop");
    int operations = startedOperations().size();
    Set<String> before = startedOperations();
    Set<String> resources = standing();

    // when
    world.kubectl().apply(manifest);
    world
        .kubectl()
        .run(
            "",
            "annotate",
            "-n",
            "shop",
            "applications.skybridge.dev/shop",
            "example.org/touched=once",
            "--overwrite");

    // then
    assertThat(operations).isEqualTo(3);
    Awaitility.await("nothing happens")
        .during(Duration.ofSeconds(8))
        .atMost(QUIET)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> {
          assertThat(changes(cursor, resources)).isEmpty();
          assertThat(standing()).isEqualTo(resources);
          assertThat(world.config().log("apps/shop")).isEqualTo(log);
          assertThat(startedOperations()).isEqualTo(before);
          assertThat(shop.condition("Ready")).hasValueSatisfying(ready());
        });
    Report.line(
        "shop: applied again: 0 changing calls, 0 commits (HEAD was %s)", head.substring(0, 8));
  }

  @Test
  @Order(3)
  void shouldUpdateOneResourcePerCloudWhenTheDatabaseGrows() {
    // given
    long cursor = world.simulator().cursor();
    Set<String> resources = standing();

    // when
    world.kubectl().apply(manifest.replace("storageGib: 20", "storageGib: 40"));

    // then no disk is ever made smaller, so a person is asked
    Eventually.holds(
        "every cloud's plan waits for a person",
        DEADLINE,
        () ->
            assertThat(shop.stacks())
                .hasSize(3)
                .allSatisfy(stack -> assertThat(Approvals.awaiting(stack)).isPresent()));
    assertThat(changes(cursor, resources)).isEmpty();

    // when
    shop.stacks().forEach(new Approvals(world, "shop")::approve);

    // then
    Eventually.holds(
        "every cloud saw the change",
        DEADLINE,
        () -> assertThat(providers(changes(cursor, resources))).isEqualTo(CLOUDS));
    shop.awaitReady(DEADLINE);
    List<JsonNode> changes = changes(cursor, resources);
    assertThat(changes)
        .as("exactly one update on each cloud")
        .hasSize(3)
        .allMatch(event -> event.path("operation").asText().equals("update"));
    assertThat(standing()).as("nothing was replaced").isEqualTo(resources);
    Report.line(
        "shop: database grows: %s", changes.stream().map(ShopAcceptanceTest::call).toList());
  }

  @Test
  @Order(4)
  void shouldLeaveNothingWhenDeleted() {
    // when
    shop.delete();

    // then
    Duration took = shop.awaitGone(DEADLINE);
    assertThat(world.simulator().duplicates()).isEmpty();
    Report.line("shop: nothing left %s after kubectl delete", Report.seconds(took));
  }

  private Set<String> startedOperations() {
    return shop.stacks().stream()
        .map(stack -> stack.getMetadata().getName() + stack.getStatus().lastOperation())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What stands in the clouds of the shop: provider, type and id. */
  private Set<String> standing() {
    return shop.resources().stream()
        .map(ShopAcceptanceTest::object)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Creates, updates and deletes of these objects after the cursor. */
  private List<JsonNode> changes(long cursor, Set<String> objects) {
    return world.simulator().changesSince(cursor).stream()
        .filter(event -> objects.contains(object(event)))
        .toList();
  }

  private static String object(JsonNode one) {
    return one.path("provider").asText()
        + " "
        + one.path("type").asText()
        + " "
        + one.path("id").asText();
  }

  private static Set<String> providers(List<JsonNode> events) {
    return events.stream()
        .map(event -> event.path("provider").asText())
        .collect(Collectors.toSet());
  }

  private static String call(JsonNode event) {
    return event.path("operation").asText() + " " + event.path("type").asText();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static org.assertj.core.api.Condition<Condition> ready() {
    return new org.assertj.core.api.Condition<>(Condition::isTrue, "status True");
  }
}
