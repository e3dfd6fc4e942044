package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One condition, in the form of {@code metav1.Condition}.
 *
 * @param type name of the condition
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param observedGeneration generation of the spec that it speaks of
 * @param lastTransitionTime RFC 3339; moves only when the status flips
 * @param reason code of a {@link dev.skybridge.model.Reason}
 * @param message for a person
 */
public record Condition(
    @Required @Size(max = 64) String type,
    @Required @Size(max = 16) String status,
    @Required Long observedGeneration,
    @Required @JsonPropertyDescription("RFC 3339; moves only when the status flips")
        String lastTransitionTime,
    @Required @Size(max = 64) String reason,
    @Required @Size(max = 2048) String message) {

  /** Whether the status is {@code True}. */
  @JsonIgnore
  public boolean isTrue() {
    return "True".equals(status);
  }
}
