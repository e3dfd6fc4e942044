package dev.skybridge.operator.stack;

import dev.skybridge.crd.Approval;
import dev.skybridge.crd.ApprovalPolicy;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.DriftSpec;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was observed, for tests: each method gives another with one thing else. */
final class Observing {
  static final Observing LIVING = new Observing();
  static final Observing DELETING = LIVING.but(other -> other.deleting = true);

  private boolean deleting;
  private boolean paused;
  private boolean operated = true;
  private Access access = new Access.Denied(new Problem(Reason.ACCOUNT_NOT_FOUND, "none given"));
  private CloudStackSpec spec = spec(ApprovalPolicy.ON_RISK, null, List.of());
  private boolean withApplication = true;
  private List<Approval> approvals = List.of();
  private boolean proven = true;
  private @Nullable String requested;
  private @Nullable String commit;
  private Set<String> deliverers = Set.of();
  private MappedGraph mapping =
      new MappedGraph.Absent(new Problem(Reason.ACCOUNT_NOT_FOUND, "none given"));
  private StackOperation operation = new StackOperation.None();

  private Observing() {}

  private Observing but(Consumer<Observing> change) {
    var other = new Observing();
    other.deleting = deleting;
    other.paused = paused;
    other.operated = operated;
    other.access = access;
    other.spec = spec;
    other.withApplication = withApplication;
    other.approvals = approvals;
    other.proven = proven;
    other.requested = requested;
    other.commit = commit;
    other.deliverers = deliverers;
    other.mapping = mapping;
    other.operation = operation;
    change.accept(other);
    return other;
  }

  static CloudStackSpec spec(
      ApprovalPolicy approval, @Nullable DriftSpec drift, List<ResourceSpec> resources) {
    return new CloudStackSpec(
        "shop",
        "aws",
        new CloudStackSpec.AccountReference("team", "aws"),
        resources,
        null,
        approval,
        null,
        null,
        drift,
        "kim");
  }

  Observing with(Access granted, MappedGraph wanted) {
    return but(other -> {
      other.access = granted;
      other.mapping = wanted;
    });
  }

  Observing asking(CloudStackSpec asked) {
    return but(other -> other.spec = asked);
  }

  Observing at(StackOperation now) {
    return but(other -> other.operation = now);
  }

  Observing paused() {
    return but(other -> other.paused = true);
  }

  Observing untouched() {
    return but(other -> other.operated = false);
  }

  Observing alone() {
    return but(other -> other.withApplication = false);
  }

  Observing approvedBy(Approval... given) {
    return but(other -> other.approvals = List.of(given));
  }

  Observing unproven() {
    return but(other -> other.proven = false);
  }

  Observing inspectionRequested(String at) {
    return but(other -> other.requested = at);
  }

  Observing broughtBy(String hash) {
    return but(other -> other.commit = hash);
  }

  Observing deliveredBy(String... users) {
    return but(other -> other.deliverers = Set.of(users));
  }

  StackObserved get() {
    return new StackObserved(
        deleting,
        false,
        paused,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        new ApprovalJudge.Rules(Boolean.TRUE.equals(spec.selfApproval()), proven, deliverers),
        requested,
        Duration.ofMinutes(30),
        mapping,
        operation,
        commit,
        null);
  }
}
