package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cloud resource.
 *
 * @param name DNS label, unique in the application
 * @param type what it is; immutable
 * @param size class of machine
 * @param storageGib disk of a postgres; can grow only
 * @param version major version of the engine: postgres, cache or cluster
 * @param highAvailability a standby in a second zone
 * @param minInstances of a vmGroup or the node group of a cluster
 * @param maxInstances of a vmGroup or the node group of a cluster
 * @param dependsOn resources of this application that must exist before
 * @param protect whether losing it is refused, approval or not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "!has(self.minInstances) || !has(self.maxInstances) || self.minInstances <= self.maxInstances",
    message = "minInstances must not be greater than maxInstances")
@ValidationRule(
    value = "self.type == oldSelf.type",
    message = "type is immutable: remove the resource and add one of another name")
@ValidationRule(
    value =
        "!has(oldSelf.storageGib) || !has(self.storageGib) || self.storageGib >= oldSelf.storageGib",
    message = "storageGib can only grow: no cloud shrinks a database's disk")
public record ResourceSpec(
    @Required
        @Size(min = 1, max = 30)
        @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("DNS label, unique in the application.")
        String name,
    @Required @JsonPropertyDescription("postgres, bucket, cache, vmGroup or cluster. Immutable.")
        ResourceType type,
    @Default("small")
        @JsonPropertyDescription(
            "small, medium or large; the user guide lists each vendor's class.")
        @Nullable ResourceSize size,
    @Min(20)
        @Max(16384)
        @JsonPropertyDescription("Disk of a postgres in GiB, 20 by default; it can only grow.")
        @Nullable Integer storageGib,
    @Size(max = 20)
        @Pattern("^[0-9]+(\\.[0-9]+)*$")
        @JsonPropertyDescription("Version of the engine.")
        @Nullable String version,
    @JsonPropertyDescription("A standby in a second zone (postgres, cache).")
        @Nullable Boolean highAvailability,
    @Min(0) @Max(1000) @JsonPropertyDescription("Least machines of a vmGroup or cluster.")
        @Nullable Integer minInstances,
    @Min(1) @Max(1000) @JsonPropertyDescription("Most machines of a vmGroup or cluster.")
        @Nullable Integer maxInstances,
    @Size(max = 30)
        @JsonPropertyDescription("Resources of this application that must exist before.")
        List<String> dependsOn,
    @JsonPropertyDescription(
            "Refuses every plan that would replace or delete it, approved or not, while true.")
        @Nullable Boolean protect) {

  /** Copies the list. */
  public ResourceSpec {
    dependsOn = Collections.copy(dependsOn);
  }

  /** Whether losing it is refused. */
  @JsonIgnore
  public boolean isProtected() {
    return Boolean.TRUE.equals(protect);
  }

  /** The size, {@link ResourceSize#SMALL} where none is given. */
  public ResourceSize sizeOrDefault() {
    return size == null ? ResourceSize.SMALL : size;
  }
}
