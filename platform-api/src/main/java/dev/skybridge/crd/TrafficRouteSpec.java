package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skybridge.model.Provider;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an application's traffic may go.
 *
 * @param application name of the Application in the same namespace
 * @param traffic how it is spread
 * @param targets the placements
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrafficRouteSpec(
    @Required
        @Size(max = 253)
        @ValidationRule(value = "self == oldSelf", message = "application is immutable")
        @JsonPropertyDescription("Application in the same namespace.")
        String application,
    @Required @JsonPropertyDescription("How the traffic is spread.") TrafficSpec traffic,
    @Required @Size(min = 1, max = 20) @JsonPropertyDescription("The placements.")
        List<Target> targets) {
  /** Share of a placement that names none. */
  private static final int WEIGHT = 100;

  /** Copies the list. */
  public TrafficRouteSpec {
    targets = Collections.copy(targets);
  }

  /**
   * A placement that can carry traffic.
   *
   * @param name of the placement
   * @param address host and port at which its traffic enters
   * @param weight its share; 0 for one that only stands by
   * @param drain whether it is to carry nothing
   * @param provider its cloud; null where that is not known
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Target(
      @Required @Size(max = 20) String name,
      @Required @Size(max = 260) String address,
      @Nullable Integer weight,
      @Nullable Boolean drain,
      @Nullable Provider provider) {

    /** The share, 100 where none is given. */
    public int weightOrDefault() {
      return weight == null ? WEIGHT : weight;
    }

    /** Whether it is to carry nothing. */
    @JsonIgnore
    public boolean isDrained() {
      return Boolean.TRUE.equals(drain);
    }
  }
}
