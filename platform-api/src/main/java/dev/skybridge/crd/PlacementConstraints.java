package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skybridge.model.Provider;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * Where the data of an application may be. What is made on an account outside is refused before
 * anything is made.
 *
 * @param providers clouds that are allowed; all where empty
 * @param regions regions that are allowed, {@code *} at the end for all that begin so; all where
 *     empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlacementConstraints(
    @Size(max = 3) @JsonPropertyDescription("Clouds that are allowed; all where not given.")
        List<Provider> providers,
    @Size(max = 50)
        @JsonPropertyDescription(
            "Regions that are allowed, for example eu-central-1 or cn-*; all where not given.")
        List<@Pattern("^[a-z0-9][-a-z0-9]*[*]?$") @Size(max = 63) String> regions) {

  /** Copies the lists. */
  public PlacementConstraints {
    providers = Collections.copy(providers);
    regions = Collections.copy(regions);
  }

  /** Why an account's place is not allowed; empty where it is. */
  public Optional<String> violation(Provider provider, String region) {
    if (!providers.isEmpty() && !providers.contains(provider)) {
      return Optional.of(
          "the account is on "
              + provider.packageName()
              + ", spec.constraints.providers allows "
              + String.join(", ", providers.stream().map(Provider::packageName).toList()));
    }
    if (!regions.isEmpty() && regions.stream().noneMatch(allowed -> matches(allowed, region))) {
      return Optional.of(
          "the account is in "
              + region
              + ", spec.constraints.regions allows "
              + String.join(", ", regions));
    }
    return Optional.empty();
  }

  private static boolean matches(String allowed, String region) {
    return allowed.endsWith("*")
        ? region.startsWith(allowed.substring(0, allowed.length() - 1))
        : region.equals(allowed);
  }
}
