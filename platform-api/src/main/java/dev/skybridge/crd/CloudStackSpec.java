package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cloud resources of one placement.
 *
 * @param application name of the Application in the same namespace
 * @param placement name of the placement
 * @param account the CloudAccount
 * @param resources what it consists of
 * @param deletionPolicy what happens to them when this object goes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CloudStackSpec(
    @Required
        @Size(max = 253)
        @ValidationRule(value = "self == oldSelf", message = "application is immutable")
        @JsonPropertyDescription("Application in the same namespace.")
        String application,
    @Required
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
        @Nullable DeletionPolicy deletionPolicy) {

  /** Copies the list. */
  public CloudStackSpec {
    resources = Collections.copy(resources);
  }

  /** The policy, {@link DeletionPolicy#DELETE} where none is given. */
  public DeletionPolicy deletionPolicyOrDefault() {
    return deletionPolicy == null ? DeletionPolicy.DELETE : deletionPolicy;
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
