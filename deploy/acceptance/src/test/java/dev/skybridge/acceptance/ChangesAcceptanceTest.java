package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlanCost;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.StackPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans, approvals and drift, as people meet them. */
@AcceptanceTest
final class ChangesAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String STACK = "ledger-tencent";
  private static final String DB = "Postgresql/instance";

  /** On this cloud a new major version of a database is another database. */
  private static final String SPEC =
      """
      components:
        - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080}
      resources:
        - {name: books, type: postgres, version: "%s", storageGib: %d}
      placements:
        - {name: tencent, account: tencentcloud-main}
      """;

  private final TestWorld world;

  ChangesAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldStopTheReplacementOfADatabaseUntilAnotherPersonNamesIt() {
    // given
    TestNamespace namespace = world.namespace("changes");
    Deployed ledger = namespace.application("ledger");
    Approvals approvals = new Approvals(world, namespace.name());
    world.kubectl().apply(namespace.manifest("ledger", SPEC.formatted("14", 20)));
    ledger.awaitReady(DEADLINE);
    String before = database(ledger).path("id").asText();
    BigDecimal atFirst = new BigDecimal(cost(stack(ledger).getStatus().plan()).after());
    long cursor = world.simulator().cursor();

    // when
    world.kubectl().apply(namespace.manifest("ledger", SPEC.formatted("15", 20)));

    // then
    PlanStatus plan = awaitPlan(ledger, "");
    assertThat(plan.replace()).isPositive();
    assertThat(plan.risk()).isEqualTo(StackPlan.Risk.LOSS);
    assertThat(plan.loses()).contains("books-db");
    assertThat(plan.changedBy()).isNotBlank();

    // when approvals are given that do not hold
    String named = "resources: [" + String.join(", ", plan.loses()) + "]";
    created(approvals.create(null, "own", STACK, plan.hash(), List.of(named)));
    created(approvals.create("mallory", "forged", STACK, plan.hash(), List.of("approvedBy: lee")));
    created(
        approvals.create(
            "lee",
            "late",
            STACK,
            plan.hash(),
            List.of(named, "expiresAt: \"2026-01-01T00:00:00Z\"")));

    // then
    awaitVerdict(approvals, "own", "Refused", "ApprovalByAuthor");
    awaitVerdict(approvals, "forged", "Refused", "ApprovalIncomplete");
    awaitVerdict(approvals, "late", "Refused", "ApprovalExpired");
    assertThat(approvals.get("forged").getSpec().approvedBy()).isEqualTo("mallory");

    // when the plan changes, what was written for the old one is worth nothing
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "ledger",
                SPEC.formatted("15", 40) + "changeBudget: {monthly: 10, currency: CNY}\n"));
    PlanStatus other = awaitPlan(ledger, plan.hash());
    PlanCost.Total cost = cost(other);
    assertThat(new BigDecimal(cost.change())).as("20 GB more").isPositive();
    assertThat(new BigDecimal(cost.after())).isEqualTo(atFirst.add(new BigDecimal(cost.change())));
    assertThat(other.why())
        .contains(
            "the monthly cost would rise by %s CNY, the change budget is 10 CNY"
                .formatted(cost.change()));
    created(approvals.create("lee", "outdated", STACK, plan.hash(), List.of(named)));
    awaitVerdict(approvals, "outdated", "Superseded", "ApprovalOutdated");
    assertThat(world.simulator().changesSince(cursor))
        .as("nothing was done to a database")
        .noneMatch(event -> event.path("type").asText().contains(DB));
    assertThat(database(ledger).path("id").asText()).isEqualTo(before);

    // when two people approve at once
    String names = "resources: [" + String.join(", ", other.loses()) + "]";
    CompletableFuture.allOf(
            CompletableFuture.runAsync(
                () -> created(approvals.create("lee", "one", STACK, other.hash(), List.of(names)))),
            CompletableFuture.runAsync(
                () -> created(approvals.create("ada", "two", STACK, other.hash(), List.of(names)))))
        .join();
    ledger.awaitReady(DEADLINE);

    // then it is applied once
    List<JsonNode> changes =
        world.simulator().changesSince(cursor).stream()
            .filter(event -> event.path("type").asText().contains(DB))
            .toList();
    assertThat(changes.stream().map(event -> event.path("operation").asText()))
        .containsExactlyInAnyOrder("create", "delete");
    assertThat(database(ledger).path("id").asText()).isNotEqualTo(before);
    Eventually.holds(
        "one approval was used",
        DEADLINE,
        () ->
            assertThat(List.of(approvals.verdict("one"), approvals.verdict("two")))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("Applied", "Superseded"));
    Report.line(
        "changes: replacement of a database stopped with %s, refused to the author, without its name, expired and outdated; two approvals at once: %s",
        plan.why(),
        changes.stream().map(event -> event.path("operation").asText()).sorted().toList());
    namespace.remove();
  }

  @Test
  void shouldShowDriftAsADifferenceAndPutItBack() {
    // given
    TestNamespace namespace = world.namespace("drift");
    Deployed ledger = namespace.application("ledger");
    String spec = SPEC.formatted("14", 20);
    world
        .kubectl()
        .apply(namespace.manifest("ledger", spec + "drift: {interval: 10s, policy: report}\n"));
    ledger.awaitReady(DEADLINE);
    JsonNode database = database(ledger);

    // when
    world.simulator().drift(database, Map.of("storage", 80));

    // then
    Duration shown =
        Eventually.holds(
            "the difference is shown",
            DEADLINE,
            () ->
                assertThat(Optional.ofNullable(stack(ledger).getStatus().drift()))
                    .hasValueSatisfying(drift -> {
                      assertThat(drift.resources()).isEqualTo(1);
                      assertThat(drift.differences())
                          .singleElement()
                          .asString()
                          .contains("books-db", "storage is 80, not 20");
                    }));
    assertThat(database(ledger).path("properties").path("storage").asInt()).isEqualTo(80);

    // when
    long cursor = world.simulator().cursor();
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "ledger", spec + "approval: auto\ndrift: {interval: 10s, policy: revert}\n"));

    // then
    Duration reverted =
        Eventually.holds(
            "it is put back",
            DEADLINE,
            () ->
                assertThat(database(ledger).path("properties"))
                    .isEqualTo(database.path("properties")));
    Eventually.holds(
        "and said so",
        DEADLINE,
        () ->
            assertThat(Optional.ofNullable(stack(ledger).getStatus().drift()))
                .hasValueSatisfying(drift -> assertThat(drift.resources()).isZero()));
    assertThat(
            world.simulator().changesSince(cursor).stream()
                .filter(event -> event.path("id").equals(database.path("id")))
                .map(event -> event.path("operation").asText()))
        .containsExactly("update");
    Report.line(
        "drift: shown after %s (interval 10 s), reverted after %s by one update",
        Report.seconds(shown), Report.seconds(reverted));
    namespace.remove();
  }

  @Test
  void shouldRefuseAnAccountToWhoMayNotUseIt() {
    // given someone who may write applications
    TestNamespace namespace = world.namespace("use");
    world.kubectl().apply(role(namespace.name(), "writers", "applications", "create, patch, get"));
    String manifest = namespace.manifest("ledger", SPEC.formatted("14", 20));

    // when
    Programs.Ended refused = world.kubectl().run(manifest, "--as=dev", "create", "-f", "-");
    world.kubectl().apply(role(namespace.name(), "users", "cloudaccounts", "use"));
    Eventually.holds(
        "who may use the account is let pass",
        DEADLINE,
        () -> created(world.kubectl().run(manifest, "--as=dev", "apply", "-f", "-")));

    // then
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.text()).contains("dev may not use", namespace.name() + "/tencentcloud-main");
    namespace.application("ledger").awaitReady(DEADLINE);
    Report.line("use: %s", refused.text().strip());
    namespace.remove();
  }

  private static String role(String namespace, String name, String resource, String verbs) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: %1$s, namespace: %2$s}
    rules:
      - {apiGroups: [skybridge.dev], resources: [%3$s], verbs: [%4$s]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: %1$s, namespace: %2$s}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %1$s}
    subjects:
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: dev}
    """
        .formatted(name, namespace, resource, verbs);
  }

  private static PlanCost.Total cost(@Nullable PlanStatus plan) {
    PlanCost cost = Objects.requireNonNull(Objects.requireNonNull(plan).cost());
    assertThat(cost.sources()).containsExactly("simulated");
    assertThat(cost.unpriced()).isEmpty();
    assertThat(cost.totals()).hasSize(1);
    return cost.totals().getFirst();
  }

  private PlanStatus awaitPlan(Deployed application, String otherThan) {
    Eventually.holds(
        "a plan waits for a person",
        DEADLINE,
        () ->
            assertThat(Approvals.awaiting(stack(application)))
                .hasValueSatisfying(plan -> assertThat(plan.hash()).isNotEqualTo(otherThan)));
    return Approvals.awaiting(stack(application)).orElseThrow();
  }

  private static void awaitVerdict(Approvals approvals, String name, String state, String reason) {
    Eventually.holds(
        name + " is " + state,
        DEADLINE,
        () -> assertThat(approvals.verdict(name)).isEqualTo(Map.entry(state, reason)));
  }

  private static void created(Programs.Ended ended) {
    assertThat(ended.succeeded()).as("%s", ended.text()).isTrue();
  }

  private static CloudStack stack(Deployed application) {
    return application.stacks().getFirst();
  }

  private static JsonNode database(Deployed application) {
    return application.resources().stream()
        .filter(one -> one.path("type").asText().contains(DB))
        .findFirst()
        .orElseThrow();
  }
}
