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
import org.jspecify.annotations.Nullable;

/** What was observed, for tests: each method gives the same with one thing else. */
record Observing(
    boolean deleting,
    boolean isPaused,
    boolean operated,
    Access access,
    CloudStackSpec spec,
    boolean withApplication,
    List<Approval> approvals,
    boolean proven,
    @Nullable String requested,
    MappedGraph mapping,
    StackOperation operation) {
  private static final Access NOBODY =
      new Access.Denied(new Problem(Reason.ACCOUNT_NOT_FOUND, "none given"));
  private static final MappedGraph NOTHING =
      new MappedGraph.Absent(new Problem(Reason.ACCOUNT_NOT_FOUND, "none given"));

  static final Observing LIVING = start(false);
  static final Observing DELETING = start(true);

  private static Observing start(boolean deleting) {
    return new Observing(
        deleting,
        false,
        true,
        NOBODY,
        spec(ApprovalPolicy.ON_RISK, null, List.of()),
        true,
        List.of(),
        true,
        null,
        NOTHING,
        new StackOperation.None());
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
    return new Observing(
        deleting,
        isPaused,
        operated,
        granted,
        spec,
        withApplication,
        approvals,
        proven,
        requested,
        wanted,
        operation);
  }

  Observing asking(CloudStackSpec asked) {
    return new Observing(
        deleting,
        isPaused,
        operated,
        access,
        asked,
        withApplication,
        approvals,
        proven,
        requested,
        mapping,
        operation);
  }

  Observing at(StackOperation now) {
    return new Observing(
        deleting,
        isPaused,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        proven,
        requested,
        mapping,
        now);
  }

  Observing paused() {
    return new Observing(
        deleting,
        true,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        proven,
        requested,
        mapping,
        operation);
  }

  Observing untouched() {
    return new Observing(
        deleting,
        isPaused,
        false,
        access,
        spec,
        withApplication,
        approvals,
        proven,
        requested,
        mapping,
        operation);
  }

  Observing alone() {
    return new Observing(
        deleting, isPaused, operated, access, spec, false, approvals, proven, requested, mapping,
        operation);
  }

  Observing approvedBy(Approval... given) {
    return new Observing(
        deleting,
        isPaused,
        operated,
        access,
        spec,
        withApplication,
        List.of(given),
        proven,
        requested,
        mapping,
        operation);
  }

  Observing unproven() {
    return new Observing(
        deleting,
        isPaused,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        false,
        requested,
        mapping,
        operation);
  }

  Observing inspectionRequested(String at) {
    return new Observing(
        deleting,
        isPaused,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        proven,
        at,
        mapping,
        operation);
  }

  StackObserved get() {
    return new StackObserved(
        deleting,
        false,
        isPaused,
        operated,
        access,
        spec,
        withApplication,
        approvals,
        proven,
        requested,
        Duration.ofMinutes(30),
        mapping,
        operation);
  }
}
