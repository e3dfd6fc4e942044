package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.Simulator;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A database and a bucket that a team had before: observed, taken over, and left again. */
@AcceptanceTest
final class ExistingResourcesAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String STACK = "ledger-aws";

  private final TestWorld world;

  ExistingResourcesAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldObserveTakeOverChangeAndLeaveWhatATeamHadBefore() {
    // given
    TestNamespace namespace = world.namespace("existing");
    Deployed ledger = namespace.application("ledger");
    Approvals approvals = new Approvals(world, namespace.name());
    namespace.secret(
        "books-login",
        Map.of("username", "kim", "database", "books", "password", "A-password-4-the-team"));
    JsonNode database = handMadeDatabase(namespace);
    JsonNode bucket = handMadeBucket(namespace);
    List<JsonNode> theirs = List.of(database, bucket);
    long cursor = world.simulator().cursor();

    // when they are observed
    world.kubectl().apply(namespace.manifest("ledger", spec("", namespace, "Observe")));
    Duration observed = ledger.awaitReady(DEADLINE);

    // then
    CloudStack stack = stack(ledger);
    assertThat(plan(stack).steps())
        .containsExactlyInAnyOrder(
            "read books-db (aws:rds/instance:Instance)",
            "read files-bucket (aws:s3/bucketV2:BucketV2)");
    assertThat(stack.getStatus().outputs())
        .containsEntry("books.host", database.path("properties").path("address").asText())
        .containsEntry("books.username", "kim")
        .containsEntry("files.bucket", bucket.path("properties").path("bucket").asText());

    // and when one is changed at the vendor
    world.simulator().drift(database, Map.of("allocatedStorage", 40));

    // then that shows
    Duration drifted =
        Eventually.holds(
            "the difference is shown",
            DEADLINE,
            () ->
                assertThat(Optional.ofNullable(stack(ledger).getStatus().drift()))
                    .hasValueSatisfying(drift ->
                        assertThat(drift.differences())
                            .singleElement()
                            .asString()
                            .contains("books-db", "allocatedStorage is 40, not 20")));
    assertThat(changesOf(cursor, theirs)).isEmpty();
    assertThat(ledger.resources()).as("made for the application").isEmpty();

    // and when they are taken over, with another size of disk
    String larger = spec(", storageGib: 60", namespace, "*");
    world.kubectl().apply(namespace.manifest("ledger", larger));

    // then a person sees the difference first
    PlanStatus plan = awaitPlan(ledger);
    assertThat(plan.imported()).isEqualTo(2);
    assertThat(plan.create() + plan.replace() + plan.delete()).isZero();
    assertThat(plan.steps())
        .anySatisfy(
            step -> assertThat(step).startsWith("import books-db").contains("allocatedStorage"));
    assertThat(plan.why()).anySatisfy(why -> assertThat(why).startsWith("taken over and changed"));
    assertThat(changesOf(cursor, theirs)).isEmpty();
    Programs.Ended approved =
        approvals.create("lee", "seen", STACK, plan.hash(), List.of("resources: []"));
    assertThat(approved.succeeded()).as("%s", approved.text()).isTrue();
    ledger.awaitReady(DEADLINE);
    assertThat(ledger.resources())
        .extracting(one -> one.path("id"))
        .containsExactlyInAnyOrder(database.path("id"), bucket.path("id"));
    JsonNode grown = world.simulator().again(database);
    assertThat(grown.path("properties").path("allocatedStorage").asInt()).isEqualTo(60);
    assertThat(grown.path("tags").path(Simulator.BY_HAND).asText()).isEqualTo("books");
    assertThat(grown.path("tags").path("skybridge.dev/owner").asText()).isEqualTo(ledger.path());
    assertThat(changesOf(cursor, theirs)).containsOnly("update");

    // and when they are only observed again and the application goes
    world.kubectl().apply(namespace.manifest("ledger", spec("", namespace, "Observe")));
    Eventually.holds(
        "they are let go",
        DEADLINE,
        () -> {
          assertThat(plan(stack(ledger)).read()).isEqualTo(2);
          assertThat(plan(stack(ledger)).state()).isEqualTo(PlanState.APPLIED);
        });
    long leaving = world.simulator().cursor();
    ledger.delete();
    Duration gone =
        Eventually.holds(
            "the application is gone",
            DEADLINE,
            () -> {
              assertThat(ledger.get()).isNull();
              assertThat(ledger.stacks()).isEmpty();
            });

    // then they stay as they are
    assertThat(world.simulator().again(database).path("properties"))
        .isEqualTo(grown.path("properties"));
    assertThat(world.simulator().again(bucket)).isNotNull();
    assertThat(changesOf(leaving, theirs)).isEmpty();
    assertThat(ledger.resources()).as("what carries its tags").hasSameSizeAs(theirs);
    List<String> changes = changesOf(cursor, theirs);
    Report.line(
        "existing: a database and a bucket observed after %s, drift shown after %s, taken over by an"
            + " approved plan, left %s after the deletion; at the vendor %d updates, %d others made,"
            + " %d replaces, %d deletes",
        Report.seconds(observed),
        Report.seconds(drifted),
        Report.seconds(gone),
        count(changes, "update"),
        ledger.resources().size() - theirs.size(),
        plan.replace(),
        count(changes, "delete"));
    namespace.remove();
  }

  @Test
  void shouldSayThatAnIdIsNotThereAndMakeNothing() {
    // given
    TestNamespace namespace = world.namespace("absent");
    Deployed ghost = namespace.application("ghost");

    // when
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "ghost",
                """
                components:
                  - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080, bindings: [files]}
                resources:
                  - {name: files, type: bucket}
                placements:
                  - {name: aws, account: aws-main, existing: [{resource: files, id: no-such-bucket}]}
                """));

    // then
    Eventually.holds(
        "it says what is missing",
        DEADLINE,
        () ->
            assertThat(ghost.condition("Stalled"))
                .hasValueSatisfying(stalled -> {
                  assertThat(stalled.isTrue()).isTrue();
                  assertThat(stalled.reason()).isEqualTo("ExistingNotFound");
                  assertThat(stalled.message()).contains("files", "no-such-bucket");
                }));
    assertThat(ghost.resources()).isEmpty();
    namespace.remove();
  }

  private JsonNode handMadeDatabase(TestNamespace namespace) {
    return make(
        namespace,
        "aws:rds/instance:Instance",
        Map.ofEntries(
            Map.entry("identifier", name(namespace)),
            Map.entry("engine", "postgres"),
            Map.entry("engineVersion", "14"),
            Map.entry("instanceClass", "db.t4g.medium"),
            Map.entry("allocatedStorage", 20),
            Map.entry("storageType", "gp3"),
            Map.entry("storageEncrypted", true),
            Map.entry("dbName", "books"),
            Map.entry("username", "kim"),
            Map.entry("password", "A-password-4-the-team"),
            Map.entry("tags", Map.of(Simulator.BY_HAND, "books"))));
  }

  private JsonNode handMadeBucket(TestNamespace namespace) {
    return make(
        namespace,
        "aws:s3/bucketV2:BucketV2",
        Map.of("bucket", name(namespace), "tags", Map.of(Simulator.BY_HAND, "books")));
  }

  private JsonNode make(TestNamespace namespace, String type, Map<String, Object> inputs) {
    Eventually.holds(
        "the account is known",
        DEADLINE,
        () -> assertThat(account(namespace).getStatus().accountId()).isNotBlank());
    CloudAccount account = account(namespace);
    return world
        .simulator()
        .make(
            "aws",
            Objects.requireNonNull(account.getStatus().accountId()),
            account.getSpec().region(),
            type,
            inputs);
  }

  private CloudAccount account(TestNamespace namespace) {
    return Objects.requireNonNull(
        world
            .kubernetes()
            .resources(CloudAccount.class)
            .inNamespace(namespace.name())
            .withName("aws-main")
            .get());
  }

  /** On AWS a team knows both by their names. */
  private static String name(TestNamespace namespace) {
    return "team-" + namespace.name();
  }

  private static String spec(String more, TestNamespace namespace, String policy) {
    return """
    components:
      - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080, bindings: [books, files]}
    resources:
      - {name: books, type: postgres%1$s}
      - {name: files, type: bucket}
    placements:
      - name: aws
        account: aws-main
        existing:
          - {resource: books, id: "%2$s", managementPolicies: ["%3$s"], credentials: {name: books-login}}
          - {resource: files, id: "%2$s", managementPolicies: ["%3$s"]}
    drift: {interval: 10s}
    """
        .formatted(more, name(namespace), policy);
  }

  /** What was done at the vendor to the two. */
  private List<String> changesOf(long cursor, List<JsonNode> theirs) {
    return world.simulator().changesSince(cursor).stream()
        .filter(event -> theirs.stream().anyMatch(one -> one.path("id").equals(event.path("id"))))
        .map(event -> event.path("operation").asText())
        .toList();
  }

  private static long count(List<String> changes, String operation) {
    return changes.stream().filter(operation::equals).count();
  }

  private PlanStatus awaitPlan(Deployed application) {
    Eventually.holds(
        "a plan waits for a person",
        DEADLINE,
        () -> assertThat(Approvals.awaiting(stack(application))).isPresent());
    return Approvals.awaiting(stack(application)).orElseThrow();
  }

  private static PlanStatus plan(CloudStack stack) {
    return Objects.requireNonNull(stack.getStatus().plan());
  }

  private static CloudStack stack(Deployed application) {
    return application.stacks().getFirst();
  }
}
