package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Approvals;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An Application that is only committed to Git, never applied. */
@AcceptanceTest
final class GitIntakeAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final TestWorld world;

  GitIntakeAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldPickUpAndRemoveAnApplicationThatIsOnlyCommitted() {
    // given
    TestNamespace namespace = world.namespace("git");
    Deployed notes = namespace.application("notes");
    String manifest =
        namespace.manifest(
            "notes",
            """
            components:
              - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080, bindings: [files]}
            resources:
              - {name: files, type: bucket}
            placements:
              - {name: aws, account: aws-main}
            """);
    String file = "applications/" + namespace.name() + ".yaml";

    // when
    world
        .config()
        .push("Run notes", checkout -> Files.writeString(checkout.resolve(file), manifest));

    // then
    Duration seen =
        Eventually.holds(
            "the commit is picked up", DEADLINE, () -> assertThat(notes.get()).isNotNull());
    Duration ready = notes.awaitReady(DEADLINE);
    assertThat(notes.resources()).isNotEmpty();
    assertThat(world.argocd().applications(notes.prefix())).hasSize(1);
    String added = world.config().newestCommit(file);
    assertThat(plan(notes).commit()).isEqualTo(added);

    // and when
    world
        .config()
        .push(
            "More for notes",
            checkout ->
                Files.writeString(
                    checkout.resolve(file),
                    manifest.replace(
                        "- {name: files, type: bucket}",
                        "- {name: files, type: bucket}\n    - {name: more, type: bucket}")));

    // then
    String changed = world.config().newestCommit(file);
    Eventually.holds(
        "the change is applied as the commit's",
        DEADLINE,
        () -> {
          assertThat(plan(notes).commit()).isEqualTo(changed);
          assertThat(plan(notes).state()).isEqualTo(PlanState.APPLIED);
        });
    Report.line("git: plans carry %s, then %s", added, changed);

    // and when
    world.config().push("Stop notes", checkout -> Files.delete(checkout.resolve(file)));

    // then
    Duration gone = notes.awaitGone(DEADLINE);
    Report.line(
        "git: picked up %s after the push, Ready %s later; nothing left %s after its file was"
            + " removed",
        Report.seconds(seen), Report.seconds(ready), Report.seconds(gone));
    namespace.remove();
  }

  @Test
  void shouldApplyWhatAnotherMergeApproves() {
    // given a change that asks for a person, from Git
    TestNamespace namespace = world.namespace("merge");
    Deployed notes = namespace.application("notes");
    String file = "applications/" + namespace.name() + ".yaml";
    String manifest =
        namespace.manifest(
            "notes",
            """
            approval: always
            components:
              - {name: web, image: "demo.skybridge.dev/shop/web:1.0", port: 8080}
            resources:
              - {name: files, type: bucket}
            placements:
              - {name: aws, account: aws-main}
            """);
    world
        .config()
        .push("Run notes", checkout -> Files.writeString(checkout.resolve(file), manifest));
    Eventually.holds(
        "the plan waits for a person",
        DEADLINE,
        () ->
            assertThat(notes.stacks().stream().flatMap(stack -> Approvals.awaiting(stack).stream()))
                .hasSize(1));
    String hash = plan(notes).hash();
    Approvals approvals = new Approvals(world, namespace.name());

    String deliverer = Objects.requireNonNull(plan(notes).changedBy());
    assertThat(notes.resources()).as("before a person approved").isEmpty();

    // when
    world
        .config()
        .push(
            "Approve notes",
            checkout ->
                Files.writeString(
                    checkout.resolve(file), manifest + approval(namespace, "merged", hash)));

    // then
    notes.awaitReady(DEADLINE);
    assertThat(plan(notes).approval()).isEqualTo("merged");
    assertThat(plan(notes).approvedBy()).isEqualTo(deliverer);
    assertThat(approvals.verdict("merged").getKey()).isEqualTo("Applied");
    Report.line("git: changed and, by another merge, approved through %s", deliverer);
    world.config().push("Stop notes", checkout -> Files.delete(checkout.resolve(file)));
    notes.awaitGone(DEADLINE);
    namespace.remove();
  }

  private static String approval(TestNamespace namespace, String name, String hash) {
    return """

    ---
    apiVersion: skybridge.dev/v1alpha1
    kind: Approval
    metadata: {name: %s, namespace: %s}
    spec: {stack: notes-aws, planHash: "%s"}
    """
        .formatted(name, namespace.name(), hash);
  }

  private static PlanStatus plan(Deployed application) {
    return Objects.requireNonNull(application.stacks().getFirst().getStatus().plan());
  }
}
