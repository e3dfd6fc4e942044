package dev.skybridge.crd;

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
 * One place where the application runs.
 *
 * @param name DNS label, unique in the application
 * @param account CloudAccount for its cloud resources; immutable
 * @param accountNamespace namespace of the CloudAccount, where it is not the application's own
 * @param cluster name of the cluster in Argo CD that runs its workloads; immutable
 * @param existing which of the application's resources exist already in its account
 * @param weight its share of the application's traffic; 0 for one that only stands by
 * @param address IP address and port at which its traffic enters
 * @param drain whether it is to carry no traffic, for maintenance
 */
@ValidationRule(
    value = "!has(oldSelf.account) || (has(self.account) && self.account == oldSelf.account)",
    message = "account is immutable: add a placement of another name, then remove this one")
@ValidationRule(
    value = "!has(oldSelf.cluster) || (has(self.cluster) && self.cluster == oldSelf.cluster)",
    message = "cluster is immutable: add a placement of another name, then remove this one")
public record PlacementSpec(
    @Required
        @Size(min = 1, max = 20)
        @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("DNS label, unique in the application.")
        String name,
    @Size(min = 1, max = 253)
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @JsonPropertyDescription("CloudAccount for its cloud resources. Immutable.")
        @Nullable String account,
    @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription(
            "Namespace of the CloudAccount, where it is not the application's own.")
        @Nullable String accountNamespace,
    @Default("local")
        @Size(max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @JsonPropertyDescription("Name of the cluster, as Argo CD knows it. Immutable.")
        @Nullable String cluster,
    @Size(max = 30)
        @JsonPropertyDescription(
            "Resources of the application that exist already in this placement's account.")
        List<ExistingResource> existing,
    @Min(0)
        @Max(1000)
        @JsonPropertyDescription(
            "Share of the application's traffic, 100 where not given; 0 only stands by.")
        @Nullable Integer weight,
    @Size(max = 60)
        @Pattern("^([0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:]+\\]):[1-9][0-9]{0,4}$")
        @JsonPropertyDescription(
            "IP address and port at which its traffic enters, for spec.traffic: 10.0.3.7:80 or [2001:db8::7]:80.")
        @Nullable String address,
    @JsonPropertyDescription("Carries no traffic and does not write while true; for maintenance.")
        @Nullable Boolean drain) {

  /** Copies the list. */
  public PlacementSpec {
    existing = Collections.copy(existing);
  }

  /** A placement where nothing exists yet. */
  public PlacementSpec(
      String name,
      @Nullable String account,
      @Nullable String accountNamespace,
      @Nullable String cluster) {
    this(name, account, accountNamespace, cluster, List.of(), null, null, null);
  }

  /** The cluster, {@code local} where none is given. */
  public String clusterOrDefault() {
    return cluster == null ? "local" : cluster;
  }
}
