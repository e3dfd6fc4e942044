package dev.skybridge.model;

/**
 * Why a condition has its status. The constant's name in UpperCamelCase is the {@code reason} in
 * Kubernetes; {@link #cure()} is what a person can do about it and is shown in the console and the
 * documentation.
 */
public enum Reason {
  /** Everything is as asked. */
  READY("Nothing to do."),
  /** Not looked at yet. */
  PENDING("Wait: the first reconcile has not ended."),
  /** Work is going on. */
  IN_PROGRESS("Wait: work is going on; the message says which."),
  /** The condition does not apply to this object. */
  NOT_APPLICABLE("Nothing to do: this object asks for nothing of the kind."),
  /** Reconciliation is paused by annotation. */
  PAUSED("Remove the annotation skybridge.dev/paused to go on."),
  /** The object is being deleted. */
  DELETING("Wait: what it owns is being deleted."),
  /** The object may not be deleted. */
  DELETION_PROTECTED("Set spec.deletionProtection to false; the deletion then goes on by itself."),

  /** Spec contradicts itself in a way that the schema can't refuse. */
  INVALID_SPEC("Correct the field that the message names and apply again."),
  /** A {@code dependsOn} leads back to itself. */
  DEPENDENCY_CYCLE("Remove one of the dependsOn entries that the message lists."),
  /** A {@code dependsOn} names something that does not exist. */
  DEPENDENCY_NOT_FOUND("Create what dependsOn names, or remove the entry."),
  /** What it depends on is not ready. */
  BLOCKED_BY_DEPENDENCY("Wait, or look at the object that status.blockedBy names."),
  /** The account is where the application's data may not be. */
  PLACEMENT_REFUSED(
      "Place it on an account that spec.constraints allows, or change spec.constraints."),
  /** A Secret, or a key in it, is missing. */
  SECRET_NOT_FOUND(
      "Create the Secret that the message names, with the keys it lists; it is picked up by itself."),
  /** The CloudAccount does not exist. */
  ACCOUNT_NOT_FOUND("Create the CloudAccount, or correct the placement's account."),
  /** The CloudAccount may not be used from this namespace. */
  ACCOUNT_NOT_ALLOWED(
      "Ask the account's owner to add this namespace to its spec.allowedNamespaces."),
  /** The CloudAccount is not ready. */
  ACCOUNT_NOT_READY("Look at the CloudAccount's conditions."),
  /** The cloud refuses the credentials. */
  CREDENTIALS_REFUSED(
      "Put working credentials into the account's Secret; they are picked up by itself."),
  /** A namespace of that name belongs to someone else. */
  NAMESPACE_CONFLICT(
      "Rename the application or the placement, or remove the namespace that the message names."),

  /** The cloud does not answer, or answers with errors of its own. */
  CLOUD_UNREACHABLE(
      "Wait: it is tried again. If it lasts, check the network and the vendor's status page."),
  /** The cloud asked for fewer calls. */
  CLOUD_THROTTLED("Wait: it is tried again more slowly."),
  /** A quota of the account is used up. */
  QUOTA_EXCEEDED("Raise the quota that the message names at the vendor, or ask for less."),
  /** The vendor refused a value. */
  CLOUD_REFUSED("Correct the value that the message names."),
  /** The deadline of an operation passed. */
  DEADLINE_EXCEEDED(
      "Wait: it is tried again. If it lasts, raise skybridge.stack.operation-deadline."),
  /** The engine ended without a result. */
  ENGINE_FAILED("Wait: it is tried again. If it lasts, look at the operator's log for this stack."),
  /** The engine's state can't be reached. */
  STATE_UNREACHABLE("Check the database that skybridge.pulumi.backend-url names."),
  /** The platform's database can't be reached. */
  DATABASE_UNREACHABLE("Check the database that skybridge.database.url names."),
  /** The plan needs a person's approval. */
  AWAITING_APPROVAL(
      "Look at the plan, then approve it in the console or by an Approval with the hash that the message names."),
  /** The plan is another than the one that was to be applied. */
  PLAN_CHANGED("Wait: a new plan is made; approve that one."),
  /** The plan would take away what is protected. */
  PROTECTED_RESOURCE(
      "Undo the change that leads to it, or set protect of the resource that the message names to false."),
  /** The approval has expired. */
  APPROVAL_EXPIRED("Look at the plan again and create a new Approval."),
  /** The approval is for another plan. */
  APPROVAL_OUTDATED("Look at the plan as it is now and approve that one."),
  /** The one who changed may not approve. */
  APPROVAL_BY_AUTHOR(
      "Ask someone else to approve, or set spec.selfApproval of the application to true."),
  /** The approval does not name what would be lost. */
  APPROVAL_INCOMPLETE("Create an Approval whose spec.resources lists what the message names."),
  /** Who approved can't be proven. */
  APPROVAL_UNPROVEN(
      "Install the admission policies of deploy/kubernetes/operator/admission.yaml, then approve anew."),
  /** What a placement says exists already does not. */
  EXISTING_NOT_FOUND(
      "Correct the id that the message names, or the placement's account; it is looked for again by itself."),
  /** What is to be taken over could not be kept. */
  EXISTING_DIFFERS(
      "Ask for what exists, name the property in spec.drift.fields with the policy adopt, or observe it only."),
  /** The stack has another object under the name of one that exists already. */
  EXISTING_CONFLICT(
      "Give what exists a resource of its own name in spec.resources, or correct its id."),
  /** What runs differs from what was asked for. */
  DRIFTED("Look at the differences; set spec.drift.policy to revert, or undo them at the vendor."),

  /** The user's own program failed. */
  PROGRAM_FAILED(
      "The message is the program's own; correct the program and name the new commit in spec.program.revision."),
  /** The user's own program did not end. */
  PROGRAM_TIMED_OUT(
      "Correct the program: it may wait for the cloud, but not compute or hang for longer than skybridge.programs.worker.idle-deadline."),
  /** Programs of this repository may not be run. */
  PROGRAM_NOT_ALLOWED(
      "Ask the platform's administrators to list the repository in skybridge.programs.repositories."),
  /** The operator can't shut a program of others in. */
  PROGRAM_NOT_ISOLATED(
      "Run the operator on Linux as root with the capabilities SYS_ADMIN, NET_ADMIN and SETUID; the guide on own programs says why."),
  /** Another operation of this stack is running. */
  OPERATION_IN_PROGRESS("Wait: one operation of a stack runs at a time."),
  /** The provider or setting is not supported for this resource. */
  NOT_SUPPORTED("Choose another setting; the message says which are supported."),
  /** Deleting left something behind. */
  DESTROY_INCOMPLETE(
      "Look at the message; remove what blocks, or set the annotation skybridge.dev/force-abandon."),

  /** The cluster of a placement can't be reached. */
  CLUSTER_UNREACHABLE(
      "Wait: it is tried again. If it lasts, check the cluster that the message names."),
  /** The Git repository can't be reached. */
  GIT_UNREACHABLE(
      "Wait: it is tried again. If it lasts, check the repository's URL and the network."),
  /** The Git repository refuses us. */
  GIT_REFUSED("Check the repository's URL and the credentials for it."),
  /** The path or revision does not exist. */
  SOURCE_NOT_FOUND(
      "Correct spec.source, or spec.program of a CloudStack: the message says what was not found."),
  /** Argo CD does not answer. */
  ARGOCD_UNREACHABLE("Wait: it is tried again. If it lasts, check skybridge.argocd.url."),
  /** Argo CD refuses us or the application. */
  ARGOCD_REFUSED("The message is Argo CD's own; correct what it names."),
  /** Argo CD could not sync. */
  SYNC_FAILED("The message is Argo CD's own; correct the manifests it names."),
  /** Argo CD has not synced the wanted revision yet. */
  SYNCING("Wait: Argo CD is applying the revision."),
  /** Workloads are starting. */
  PROGRESSING("Wait: workloads are starting."),
  /** Workloads don't run. */
  WORKLOAD_DEGRADED("The message names the workload and its cause: image, port, Secret or crash."),
  /** A placement does not answer; the others carry its traffic. */
  PLACEMENT_UNHEALTHY(
      "Look at the placement that the message names; it gets traffic again by itself once it answers."),
  /** No placement answers. */
  NO_PLACEMENT_HEALTHY(
      "Look at the placements: traffic still goes to all of them, since nobody else could take it."),
  /** A placement is drained. */
  PLACEMENT_DRAINED("Set drain of the placement to false when its maintenance is over."),
  /** The right to write goes from one placement to another. */
  WRITER_MOVING("Wait: nobody writes until the placement before has provably stopped."),
  /** It can't be shown that the placement before has stopped writing. */
  FENCE_UNPROVEN(
      "Make sure that the placement before is stopped, then set the annotation that the message names on the TrafficRoute."),
  /** Another placement would not find what was written. */
  WRITES_WOULD_BE_LOST(
      "Wait until the placement is back; or set the annotation that the message names on the TrafficRoute: what the message says is then lost. Where no copy is known, bring the data over before."),
  /** The writer's last copy is older than it may be, or there is none. */
  COPY_LATE(
      "Look at the message and at the writer's write gate: it says why no copy was made. Until one is, more would be lost with the writer."),
  /** A copy would be lost with the placement that it is of. */
  COPY_NOT_OUTSIDE(
      "Give spec.traffic.copies and the write gates a bucket on a cloud that no placement is on."),
  /** The copy that the new writer begins with can't be put in place. */
  RESTORE_FAILED(
      "Correct what the message names and restart that placement's write gate; or name another copy in skybridge.dev/restore on the Lease; or move the right to write. Nothing is written meanwhile, and the database there is as it was."),
  /** An edge does not take what it is told. */
  EDGE_UNREACHABLE(
      "Check the edge that the message names: it still spreads the traffic as it was last told."),
  /** Traffic was asked for, but no edge is configured. */
  EDGE_MISSING("Set skybridge.traffic.edges to the edges' administration URLs."),
  /** The Kubernetes API refuses a manifest. */
  MANIFEST_REFUSED("The message is the API server's own; correct the field it names.");

  private final String cure;

  Reason(String cure) {
    this.cure = cure;
  }

  /** What a person can do, in English. */
  public String cure() {
    return cure;
  }

  /**
   * The constant as Kubernetes writes reasons: {@code DEPENDENCY_CYCLE} is {@code DependencyCycle}.
   */
  public String code() {
    var code = new StringBuilder();
    for (var word : name().split("_", -1)) {
      code.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return code.toString();
  }
}
