package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a placement that existed before.
 *
 * @param resource name of the entry of {@code spec.resources} that it is
 * @param id the vendor's id of it
 * @param managementPolicies what may be done to it: {@code [Observe]} or {@code ["*"]}
 * @param credentials a Secret with its {@code password}, {@code username} and {@code database}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExistingResource(
    @Required
        @Size(min = 1, max = 30)
        @JsonPropertyDescription("Name of the entry of spec.resources that it is.")
        String resource,
    @Required
        @Size(min = 1, max = 512)
        @JsonPropertyDescription("The vendor's id of it; the user guide says which for each type.")
        String id,
    @Size(max = 1)
        @JsonPropertyDescription(
            "[Observe]: it is read and nothing else. [\"*\"]: it is taken over, then managed like any other. [Observe] where not given.")
        List<ManagementPolicy> managementPolicies,
    @JsonPropertyDescription(
            "Secret of this namespace with the keys password, username and database, which no vendor tells.")
        @Nullable SecretReference credentials) {

  /** Copies the list. */
  public ExistingResource {
    managementPolicies = Collections.copy(managementPolicies);
  }

  /** Whether it is taken over; it is only read otherwise. */
  @JsonIgnore
  public boolean isTakenOver() {
    return managementPolicies.contains(ManagementPolicy.ALL);
  }
}
