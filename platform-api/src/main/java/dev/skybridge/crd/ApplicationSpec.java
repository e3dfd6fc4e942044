package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team runs.
 *
 * @param source Git path of existing manifests; excludes components
 * @param components what manifests are rendered from; excludes source
 * @param resources cloud resources that each placement with an account gets
 * @param placements where it runs; at least one
 * @param dependsOn applications of the same namespace that must be ready before
 * @param deletionPolicy what happens to cloud resources when it is deleted
 * @param deletionProtection whether deleting it is refused
 * @param approval when a person must approve a plan
 * @param selfApproval whether who changed it may approve the plan
 * @param deletionBudget percent of a stack's resources that a plan may delete or replace without a
 *     person
 * @param changeBudget how much more a month a plan of a stack may cost without a person; null for
 *     any amount
 * @param drift how changes behind our back are treated
 * @param traffic how its traffic is spread over the placements; null where others do that
 * @param constraints where its data may be; null for anywhere
 */
@ValidationRule(
    value = "has(self.source) != (has(self.components) && size(self.components) > 0)",
    message = "give exactly one of source and components")
@ValidationRule(
    value =
        "!has(self.resources) || size(self.resources) == 0 || self.placements.all(p, has(p.account))",
    message = "resources need an account in every placement")
@ValidationRule(
    value =
        "!has(oldSelf.resources) || oldSelf.resources.all(o, !has(o.protect) || !o.protect || (has(self.resources) && self.resources.exists(n, n.name == o.name)))",
    message = "a protected resource can't be removed: set its protect to false first")
@ValidationRule(
    value = "!has(self.constraints) || self.placements.all(p, has(p.account))",
    message = "constraints need an account in every placement")
@ValidationRule(
    value = "!has(self.traffic) || self.placements.all(p, has(p.address))",
    message = "traffic needs the address of every placement")
@ValidationRule(
    value =
        "!has(self.traffic) || !has(self.traffic.writer) || self.placements.exists(p, p.name == self.traffic.writer)",
    message = "traffic.writer has to name a placement")
@ValidationRule(
    value =
        "!has(self.traffic) || !has(self.traffic.copies) || (has(self.traffic.writes) && self.traffic.writes == 'one' && (!has(self.traffic.data) || self.traffic.data == 'separate'))",
    message = "traffic.copies are for writes: one and data: separate")
public record ApplicationSpec(
    @JsonPropertyDescription(
            "Git path with plain manifests or a kustomization, delivered unchanged. Excludes components.")
        @Nullable SourceSpec source,
    @Size(max = 50)
        @JsonPropertyDescription("Services that Skybridge renders manifests for. Excludes source.")
        List<ComponentSpec> components,
    @Size(max = 30) @JsonPropertyDescription("Cloud resources; every placement gets its own.")
        List<ResourceSpec> resources,
    @Required
        @Size(min = 1, max = 20)
        @JsonPropertyDescription("Where it runs: one or more accounts and clusters.")
        List<PlacementSpec> placements,
    @Size(max = 20)
        @JsonPropertyDescription(
            "Applications of the same namespace that must be Ready before this one is worked on.")
        List<String> dependsOn,
    @Default("Delete")
        @JsonPropertyDescription(
            "What happens to cloud resources on deletion: Delete, Orphan (they stay), Snapshot (databases leave a last snapshot).")
        @Nullable DeletionPolicy deletionPolicy,
    @JsonPropertyDescription("Refuses deletion while true.") @Nullable Boolean deletionProtection,
    @Default("on-risk")
        @JsonPropertyDescription(
            "When a person must approve a plan: auto, on-risk or always. Losing something that holds data always needs one.")
        @Nullable ApprovalPolicy approval,
    @JsonPropertyDescription("Whether who made the change may approve it. No where not given.")
        @Nullable Boolean selfApproval,
    @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Percent of a stack's live resources that a plan may delete or replace without a person; 30 where not given.")
        @Nullable Integer deletionBudget,
    @JsonPropertyDescription(
            "How much more a month, by list prices, a plan of one stack may cost without a person; any amount where not given.")
        @Nullable ChangeBudget changeBudget,
    @JsonPropertyDescription("How changes behind Skybridge's back are looked for and treated.")
        @Nullable DriftSpec drift,
    @JsonPropertyDescription(
            "How its traffic is spread over the placements and what happens when one is lost.")
        @Nullable TrafficSpec traffic,
    @JsonPropertyDescription(
            "Where its data may be: an account outside is refused before anything is made.")
        @Nullable PlacementConstraints constraints) {

  /** Copies the collections. */
  public ApplicationSpec {
    components = Collections.copy(components);
    resources = Collections.copy(resources);
    placements = Collections.copy(placements);
    dependsOn = Collections.copy(dependsOn);
  }

  /** The policy, {@link DeletionPolicy#DELETE} where none is given. */
  public DeletionPolicy deletionPolicyOrDefault() {
    return deletionPolicy == null ? DeletionPolicy.DELETE : deletionPolicy;
  }

  /** Whether deletion is refused. */
  @JsonIgnore
  public boolean isDeletionProtected() {
    return Boolean.TRUE.equals(deletionProtection);
  }
}
