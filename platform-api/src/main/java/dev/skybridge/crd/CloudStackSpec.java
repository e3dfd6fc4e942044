package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cloud resources of one placement, or what a user's own program asks for.
 *
 * @param application name of the Application in the same namespace; empty with a program
 * @param placement name of the placement; empty with a program
 * @param account the CloudAccount
 * @param resources what it consists of
 * @param deletionPolicy what happens to them when this object goes
 * @param approval when a person must approve a plan
 * @param selfApproval whether who changed the application may approve
 * @param deletionBudget percent of the live resources that a plan may take without a person
 * @param changeBudget how much more a month a plan may cost without a person; null for any amount
 * @param drift how changes behind our back are treated
 * @param changedBy who last changed the application
 * @param existing which of the resources exist already
 * @param program a user's own Pulumi program, in place of resources
 * @param constraints where it may be; null for anywhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "has(self.program) != (has(self.resources) && size(self.resources) > 0)",
    message = "exactly one of program and resources")
@ValidationRule(
    value =
        "has(self.program) ? !has(self.application) && !has(self.placement) : has(self.application) && has(self.placement)",
    message =
        "a stack of resources belongs to a placement of an application, one with a program to none")
@ValidationRule(
    value = "has(self.program) == has(oldSelf.program)",
    message = "a stack keeps to its program or to its resources: make another stack")
public record CloudStackSpec(
    @Size(max = 253)
        @ValidationRule(value = "self == oldSelf", message = "application is immutable")
        @JsonPropertyDescription("Application in the same namespace.")
        String application,
    @Size(max = 63)
        @ValidationRule(value = "self == oldSelf", message = "placement is immutable")
        @JsonPropertyDescription("Placement of the application.")
        String placement,
    @Required
        @ValidationRule(value = "self == oldSelf", message = "account is immutable")
        @JsonPropertyDescription("The CloudAccount that it lives in.")
        AccountReference account,
    @Size(max = 30) @JsonPropertyDescription("What it consists of.") List<ResourceSpec> resources,
    @JsonPropertyDescription("What happens to the cloud resources when this object goes.")
        @Nullable DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("When a person must approve a plan.")
        @Nullable ApprovalPolicy approval,
    @JsonPropertyDescription("Whether who made the change may approve it.")
        @Nullable Boolean selfApproval,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription("Percent of the live resources that a plan may take unasked.")
        @Nullable Integer deletionBudget,
    @JsonPropertyDescription("How much more a month a plan may cost without a person.")
        @Nullable ChangeBudget changeBudget,
    @JsonPropertyDescription("How changes behind Skybridge's back are treated.")
        @Nullable DriftSpec drift,
    @Size(max = 253) @JsonPropertyDescription("Who last changed the application.")
        @Nullable String changedBy,
    @Size(max = 30) @JsonPropertyDescription("Resources that exist already.")
        List<ExistingResource> existing,
    @JsonPropertyDescription("A Java Pulumi program in Git, in place of resources.")
        @Nullable ProgramSpec program,
    @JsonPropertyDescription("Where it may be.") @Nullable PlacementConstraints constraints) {
  /** Source of the figure: none; a third of a stack is more than any ordinary change takes. */
  private static final int DELETION_BUDGET = 30;

  /** Copies the lists; the API leaves application and placement out beside a program. */
  public CloudStackSpec {
    application = Objects.requireNonNullElse(application, "");
    placement = Objects.requireNonNullElse(placement, "");
    resources = Collections.copy(resources);
    existing = Collections.copy(existing);
  }

  /** A stack of resources. */
  public CloudStackSpec(
      String application,
      String placement,
      AccountReference account,
      List<ResourceSpec> resources,
      @Nullable DeletionPolicy deletionPolicy,
      @Nullable ApprovalPolicy approval,
      @Nullable Boolean selfApproval,
      @Nullable Integer deletionBudget,
      @Nullable ChangeBudget changeBudget,
      @Nullable DriftSpec drift,
      @Nullable String changedBy,
      List<ExistingResource> existing,
      @Nullable PlacementConstraints constraints) {
    this(
        application,
        placement,
        account,
        resources,
        deletionPolicy,
        approval,
        selfApproval,
        deletionBudget,
        changeBudget,
        drift,
        changedBy,
        existing,
        null,
        constraints);
  }

  /** A stack of which nothing exists yet. */
  public CloudStackSpec(
      String application,
      String placement,
      AccountReference account,
      List<ResourceSpec> resources,
      @Nullable DeletionPolicy deletionPolicy,
      @Nullable ApprovalPolicy approval,
      @Nullable Boolean selfApproval,
      @Nullable Integer deletionBudget,
      @Nullable DriftSpec drift,
      @Nullable String changedBy) {
    this(
        application,
        placement,
        account,
        resources,
        deletionPolicy,
        approval,
        selfApproval,
        deletionBudget,
        null,
        drift,
        changedBy,
        List.of(),
        null);
  }

  /** The same, changed by another. */
  public CloudStackSpec changedBy(@Nullable String author) {
    return new CloudStackSpec(
        application,
        placement,
        account,
        resources,
        deletionPolicy,
        approval,
        selfApproval,
        deletionBudget,
        changeBudget,
        drift,
        author,
        existing,
        program,
        constraints);
  }

  /** The policy, {@link DeletionPolicy#DELETE} where none is given. */
  public DeletionPolicy deletionPolicyOrDefault() {
    return deletionPolicy == null ? DeletionPolicy.DELETE : deletionPolicy;
  }

  /** The policy, {@link ApprovalPolicy#ON_RISK} where none is given. */
  public ApprovalPolicy approvalOrDefault() {
    return approval == null ? ApprovalPolicy.ON_RISK : approval;
  }

  /** The deletion budget in percent. */
  public int deletionBudgetOrDefault() {
    return deletionBudget == null ? DELETION_BUDGET : deletionBudget;
  }

  /** The treatment of drift; everything is reported where none is given. */
  public DriftSpec driftOrDefault() {
    return drift == null ? new DriftSpec(null, null, List.of()) : drift;
  }

  /**
   * A CloudAccount.
   *
   * @param namespace it lives in
   * @param name of it
   */
  public record AccountReference(
      @Required @Size(max = 63) String namespace, @Required @Size(max = 253) String name) {}
}
