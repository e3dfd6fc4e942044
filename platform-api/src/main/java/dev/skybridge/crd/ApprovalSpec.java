package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is approved, by whom and until when. Never changes: who changes their mind deletes it and
 * creates another.
 *
 * @param stack the CloudStack, in the same namespace
 * @param planHash the plan, as the stack's status names it
 * @param approvedBy the user, stamped at admission
 * @param expiresAt RFC 3339; a day after creation where not given
 * @param resources graph names of what may be replaced or deleted although it holds data
 * @param comment for the record
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "self == oldSelf", message = "an Approval never changes: create another")
public record ApprovalSpec(
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("The CloudStack, in the same namespace.")
        String stack,
    @Required
        @Pattern("^[0-9a-f]{64}$")
        @JsonPropertyDescription("The plan, as status.plan.hash of the CloudStack names it.")
        String planHash,
    @Size(max = 253)
        @JsonPropertyDescription("Who approves: stamped at admission, whatever is written here.")
        @Nullable String approvedBy,
    @ValidationRule(
            value = "timestamp(self) > timestamp('2000-01-01T00:00:00Z')",
            message = "expiresAt is not a time")
        @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
        @JsonPropertyDescription("Until when it holds, in UTC; a day where not given.")
        @Nullable String expiresAt,
    @Size(max = 100)
        @JsonPropertyDescription(
            "Names of resources that may be replaced or deleted although they hold data.")
        List<String> resources,
    @Size(max = 1000) @JsonPropertyDescription("Why, for the record.") @Nullable String comment) {

  /** Copies the list. */
  public ApprovalSpec {
    resources = Collections.copy(resources);
  }
}
