package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How changes behind our back are looked for and treated.
 *
 * @param interval how often is looked; null for the operator's default
 * @param policy for all that {@code fields} does not name
 * @param fields properties with a policy of their own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DriftSpec(
    @Pattern("^[1-9][0-9]{0,4}(s|m|h)$")
        @JsonPropertyDescription(
            "How often the cloud is compared with what was asked for, for example 30m; the operator's setting where not given.")
        @Nullable String interval,
    @Default("report")
        @JsonPropertyDescription(
            "report (show it), revert (change it back) or adopt (take it as wanted).")
        @Nullable DriftPolicy policy,
    @Size(max = 50) @JsonPropertyDescription("Properties with a policy of their own.")
        List<Field> fields) {

  /** Copies the list. */
  public DriftSpec {
    fields = Collections.copy(fields);
  }

  /** The policy for a property of a resource, by the first part of its path. */
  public DriftPolicy policyFor(String type, String path) {
    var property = path.split("[.\\[]", 2)[0];
    return fields.stream()
        .filter(field -> field.names(type, property))
        .map(Field::policy)
        .findFirst()
        .orElse(policy == null ? DriftPolicy.REPORT : policy);
  }

  /** How often to look, as written; empty text never matches the pattern. */
  public @Nullable Duration every() {
    return interval == null ? null : Duration.parse("PT" + interval.toUpperCase(Locale.ROOT));
  }

  /**
   * A property with a policy of its own.
   *
   * @param type the vendor's Pulumi type token; null for every type
   * @param property top-level property as the vendor's Pulumi provider names it
   * @param policy what is done
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Field(
      @Size(max = 200) @JsonPropertyDescription("Pulumi type token; every type where not given.")
          @Nullable String type,
      @Required
          @Size(min = 1, max = 100)
          @JsonPropertyDescription(
              "Top-level property as the vendor's Pulumi provider names it, for example tags.")
          String property,
      @Required @JsonPropertyDescription("report, revert or adopt.") DriftPolicy policy) {

    boolean names(String type, String property) {
      return this.property.equals(property) && (this.type == null || this.type.equals(type));
    }
  }
}
