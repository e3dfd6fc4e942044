package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * One environment variable: a value, or a key of a Secret.
 *
 * @param name of the variable
 * @param value plain text
 * @param secret key of a Secret in the application's namespace
 */
@ValidationRule(
    value = "has(self.value) != has(self.secret)",
    message = "give exactly one of value and secret")
public record EnvSpec(
    @Required @Size(min = 1, max = 128) @Pattern("^[A-Za-z_][A-Za-z0-9_]*$") String name,
    @Size(max = 4096) @JsonPropertyDescription("Plain text.") @Nullable String value,
    @JsonPropertyDescription(
            "Key of a Secret in the application's namespace; copied to the placements.")
        @Nullable SecretKey secret) {

  /**
   * A key of a Secret.
   *
   * @param name of the Secret
   * @param key in it
   */
  public record SecretKey(
      @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$") String name,
      @Required @Size(min = 1, max = 253) @Pattern("^[-._a-zA-Z0-9]+$") String key) {}
}
