package dev.skybridge.acceptance.harness;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Approvals that people create with {@code kubectl}. */
public final class Approvals {
  private final TestWorld world;
  private final String namespace;

  /** In a namespace. */
  public Approvals(TestWorld world, String namespace) {
    this.world = world;
    this.namespace = namespace;
  }

  /** The plan of a stack that waits for a person; empty where none does. */
  public static Optional<PlanStatus> awaiting(CloudStack stack) {
    return Optional.ofNullable(stack.getStatus())
        .map(status -> status.plan())
        .filter(plan -> plan.state() == PlanState.AWAITING_APPROVAL);
  }

  /**
   * {@code kubectl create} as a person who may do everything.
   *
   * @param more lines of the spec, each without indentation
   */
  public Programs.Ended create(
      @Nullable String person, String name, String stack, String planHash, List<String> more) {
    String manifest =
        """
        apiVersion: skybridge.dev/v1alpha1
        kind: Approval
        metadata:
          name: %s
          namespace: %s
        spec:
          stack: %s
          planHash: "%s"
        %s
        """
            .formatted(
                name,
                namespace,
                stack,
                planHash,
                String.join("\n", more.stream().map(line -> "  " + line).toList()));
    return person == null
        ? world.kubectl().run(manifest, "create", "-f", "-")
        : world
            .kubectl()
            .run(manifest, "--as=" + person, "--as-group=system:masters", "create", "-f", "-");
  }

  /** Another person than the author approves what a stack waits for. */
  public void approve(CloudStack stack) {
    PlanStatus plan = awaiting(stack).orElseThrow();
    String name = stack.getMetadata().getName();
    Programs.Ended ended =
        create(
            "lee",
            name + "-" + plan.hash().substring(0, 8),
            name,
            plan.hash(),
            List.of("resources: [" + String.join(", ", plan.loses()) + "]"));
    if (!ended.succeeded()) {
      throw new AssertionError("kubectl create approval: " + ended.text());
    }
  }

  /** One of them. */
  public Approval get(String name) {
    return Objects.requireNonNull(find(name), "no approval " + name);
  }

  private @Nullable Approval find(String name) {
    return world.kubernetes().resources(Approval.class).inNamespace(namespace).withName(name).get();
  }

  /** What became of one, and why; empty texts where nothing did, or where there is none. */
  public Map.Entry<String, String> verdict(String name) {
    var found = find(name);
    var status = found == null ? null : found.getStatus();
    return status == null || status.state() == null
        ? Map.entry("", "")
        : Map.entry(
            status.state(),
            status.conditions().stream()
                .filter(condition -> condition.type().equals("Ready"))
                .map(condition -> condition.reason())
                .findFirst()
                .orElse(""));
  }
}
