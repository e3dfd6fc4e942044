package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.Simulator;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.CleanResult;
import dev.skybridge.crd.CleanedObject;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What carries the platform's tags and belongs to nobody is shown, and deleted when told. */
@AcceptanceTest
final class OrphansAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final String ACCOUNT = "alicloud-main";
  private static final String DATABASE = "alicloud:rds/instance:Instance";

  private final TestWorld world;

  OrphansAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldShowOrphansAndDeleteExactlyThoseThatAPersonNames() {
    // given a database that a stack owns, one that nobody owns, and one that is not the platform's
    TestNamespace namespace = world.namespace("orphans");
    var ledger = namespace.application("ledger");
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "ledger",
                """
                components:
                  - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080}
                resources:
                  - {name: books, type: postgres, storageGib: 20}
                placements:
                  - {name: ali, account: alicloud-main}
                """));
    ledger.awaitReady(DEADLINE);
    String owned =
        ledger.resources().stream()
            .filter(one -> one.path("type").asText().equals(DATABASE))
            .map(one -> one.path("id").asText())
            .findFirst()
            .orElseThrow();
    String ghost = namespace.name() + "/ghost-ali";
    String lost = database(namespace, "lost", tags(ghost, "books"));
    String kept = database(namespace, "kept", tags(ghost, "more"));
    String foreign = database(namespace, "foreign", Map.of());

    // when
    annotate(namespace, "skybridge.dev/orphans-requested-at", Instant.now().toString());
    Duration shown =
        Eventually.holds(
            "the orphans are shown",
            DEADLINE,
            () ->
                assertThat(yaml(namespace))
                    .contains("DATABASE " + lost + " (books of stack " + ghost + ")")
                    .contains("DATABASE " + kept + " (more of stack " + ghost + ")"));

    // then
    assertThat(yaml(namespace)).doesNotContain(owned).doesNotContain(foreign);

    // and when someone who may not, and someone who may, name what is to be deleted
    String all =
        "DATABASE %s without-copy, DATABASE %s without-copy, DATABASE %s without-copy, DATABASE %s"
            .formatted(lost, owned, foreign, kept);
    refusedWithoutTheVerb(namespace, all);
    annotate(namespace, "skybridge.dev/clean-orphans", all);
    Duration cleaned =
        Eventually.holds(
            "the request is carried out",
            DEADLINE,
            () -> assertThat(status(namespace).cleaning()).isNotNull());

    // then the orphan goes; what is owned or foreign stays, and a copy that can't be kept is said
    var cleaning = Objects.requireNonNull(status(namespace).cleaning());
    assertThat(cleaning.objects())
        .extracting(CleanedObject::result)
        .as("%s", cleaning)
        .containsExactly(
            CleanResult.DELETED, CleanResult.LEFT, CleanResult.LEFT, CleanResult.FAILED);
    assertThat(cleaning.objects().getLast().message()).startsWith("NotSupported");
    assertThat(cleaning.requestedBy()).isEqualTo("kim");
    assertThat(databases()).contains(owned, foreign, kept).doesNotContain(lost);
    assertThat(Objects.requireNonNull(status(namespace).orphans()).objects())
        .noneMatch(words -> words.contains(lost))
        .anyMatch(words -> words.contains(kept));
    assertThat(events(namespace)).contains("OrphanDeleted", lost, "asked by kim");

    // and when the rest is named, too, nothing is left of it
    annotate(namespace, "skybridge.dev/clean-orphans", "DATABASE " + kept + " without-copy");
    Eventually.holds(
        "the other one is deleted", DEADLINE, () -> assertThat(databases()).doesNotContain(kept));
    assertThat(databases()).contains(owned, foreign);
    Report.line(
        "orphans: shown %s after they were asked for, the named one deleted %s after the request;"
            + " owned and untagged databases left",
        Report.seconds(shown), Report.seconds(cleaned));
    namespace.remove();
  }

  /** Two resources, since another test looks for one that stands twice. */
  private static Map<String, String> tags(String stack, String resource) {
    return Map.of("skybridge.dev/stack", stack, "skybridge.dev/urn-name", resource);
  }

  /** A database as the vendor's console would make it. */
  private String database(TestNamespace namespace, String name, Map<String, String> more) {
    CloudAccount account = account(namespace);
    Map<String, String> tags = new HashMap<>(more);
    tags.put(Simulator.BY_HAND, namespace.name());
    return world
        .simulator()
        .make(
            "alicloud",
            Objects.requireNonNull(account.getStatus().accountId()),
            account.getSpec().region(),
            DATABASE,
            Map.of(
                "instanceName",
                name,
                "engine",
                "PostgreSQL",
                "engineVersion",
                "16.0",
                "instanceType",
                "pg.n2.2c.1m",
                "instanceStorage",
                20,
                "tags",
                tags))
        .path("id")
        .asText();
  }

  private void refusedWithoutTheVerb(TestNamespace namespace, String request) {
    String role =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: account-editor, namespace: %1$s}
        rules:
          - {apiGroups: [skybridge.dev], resources: [cloudaccounts], verbs: [get, patch]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: account-editor, namespace: %1$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: account-editor}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: mallory}]
        """
            .formatted(namespace.name());
    world.kubectl().apply(role);
    Eventually.holds(
        "the verb clean is asked for",
        DEADLINE,
        () ->
            assertThat(
                    world
                        .kubectl()
                        .run(
                            "",
                            "--as=mallory",
                            "-n",
                            namespace.name(),
                            "annotate",
                            "cloudaccounts.skybridge.dev",
                            ACCOUNT,
                            "skybridge.dev/clean-orphans=" + request)
                        .text())
                .contains("the verb clean is needed"));
  }

  /** As a person who may do everything. */
  private void annotate(TestNamespace namespace, String annotation, String value) {
    Programs.Ended ended =
        world
            .kubectl()
            .run(
                "",
                "--as=kim",
                "--as-group=system:masters",
                "-n",
                namespace.name(),
                "annotate",
                "--overwrite",
                "cloudaccounts.skybridge.dev",
                ACCOUNT,
                annotation + "=" + value);
    assertThat(ended.succeeded()).as(ended.text()).isTrue();
  }

  private String yaml(TestNamespace namespace) {
    return world
        .kubectl()
        .run(
            "", "-n", namespace.name(), "get", "cloudaccounts.skybridge.dev", ACCOUNT, "-o", "yaml")
        .text();
  }

  private String events(TestNamespace namespace) {
    return world.kubectl().run("", "-n", namespace.name(), "get", "events").text();
  }

  private CloudAccount account(TestNamespace namespace) {
    return Objects.requireNonNull(
        world
            .kubernetes()
            .resources(CloudAccount.class)
            .inNamespace(namespace.name())
            .withName(ACCOUNT)
            .get());
  }

  private CloudAccountStatus status(TestNamespace namespace) {
    return account(namespace).getStatus();
  }

  private List<String> databases() {
    return world.simulator().resources().stream()
        .filter(one -> one.path("type").asText().equals(DATABASE))
        .map((JsonNode one) -> one.path("id").asText())
        .toList();
  }
}
