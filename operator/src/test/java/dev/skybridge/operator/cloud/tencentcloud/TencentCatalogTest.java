package dev.skybridge.operator.cloud.tencentcloud;

import static dev.skybridge.operator.cloud.SpecFixture.resource;
import static dev.skybridge.operator.cloud.SpecFixture.stack;
import static dev.skybridge.operator.cloud.SpecFixture.withStandby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.cloud.CloudCatalogContract;
import dev.skybridge.operator.cloud.FixedCloudConfig;
import dev.skybridge.operator.stack.CloudCatalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TencentCatalogTest extends CloudCatalogContract {

  @Override
  protected CloudCatalog catalog() {
    return new TencentCatalog(FixedCloudConfig.STANDARD);
  }

  @Override
  protected String region() {
    return "ap-guangzhou";
  }

  @Override
  protected Map<ResourceType, List<String>> versions() {
    return Map.of(
        ResourceType.POSTGRES, List.of("13", "14", "15", "16"),
        ResourceType.CACHE, List.of("6", "7"),
        ResourceType.CLUSTER, List.of("1.30", "1.32"));
  }

  /** Source: the vendor's provider, where none of these forces a new resource. */
  @Override
  protected Map<String, Set<String>> changedInPlace() {
    return Map.of(
        "tencentcloud:Postgresql/instance:Instance", Set.of("cpu", "memory"),
        "tencentcloud:Redis/instance:Instance", Set.of("memSize"),
        "tencentcloud:As/scalingConfig:ScalingConfig", Set.of("instanceTypes"),
        "tencentcloud:Kubernetes/nodePool:NodePool", Set.of("autoScalingConfig"));
  }

  @Override
  protected Set<String> typesWithoutLookup() {
    return Set.of(
        "tencentcloud:Security/groupRuleSet:GroupRuleSet",
        "tencentcloud:Redis/ssl:Ssl",
        "tencentcloud:Kubernetes/clusterEndpoint:ClusterEndpoint");
  }

  @Override
  protected Map<String, Map<String, PropertyValue>> guards() {
    var yes = PropertyValue.of(true);
    var no = PropertyValue.of(false);
    return Map.of(
        "tencentcloud:Postgresql/instance:Instance",
        Map.of("needSupportTde", PropertyValue.of(1), "publicAccessSwitch", no),
        "tencentcloud:Redis/ssl:Ssl",
        Map.of("sslConfig", PropertyValue.of("enabled")),
        "tencentcloud:Cos/bucket:Bucket",
        Map.of(
            "acl", PropertyValue.of("private"),
            "encryptionAlgorithm", PropertyValue.of("AES256"),
            "versioningEnable", yes),
        "tencentcloud:As/scalingConfig:ScalingConfig",
        Map.of("publicIpAssigned", no, "internetMaxBandwidthOut", PropertyValue.of(0)),
        "tencentcloud:Kubernetes/cluster:Cluster",
        Map.of("clusterInternet", no),
        "tencentcloud:Kubernetes/clusterEndpoint:ClusterEndpoint",
        Map.of("clusterInternet", no, "clusterIntranet", yes));
  }

  /** Source: the documentation of each type. */
  @Override
  protected Map<String, String> names() {
    return Map.of(
        "tencentcloud:Vpc/instance:Instance#name", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Subnet/instance:Instance#name", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Security/group:Group#name", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Postgresql/instance:Instance#name", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Redis/instance:Instance#name", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Cos/bucket:Bucket#bucket", "(?=.{3,60}$)[a-z][a-z0-9-]*[a-z0-9]-1250000000",
        "tencentcloud:As/scalingGroup:ScalingGroup#scalingGroupName", "[a-z][a-z0-9-]{0,54}",
        "tencentcloud:As/scalingConfig:ScalingConfig#configurationName", "[a-z][a-z0-9-]{0,59}",
        "tencentcloud:Kubernetes/cluster:Cluster#clusterName", "[a-z][a-z0-9-]{0,59}");
  }

  @Test
  void shouldRoundStorageUpToTheVendorsStep() {
    // given
    var orders =
        new ResourceSpec(
            "orders", ResourceType.POSTGRES, null, 41, null, null, null, null, List.of(), null);

    // when
    var database = only("tencentcloud:Postgresql/instance:Instance", stack(region(), orders));

    // then
    assertThat(database).containsEntry("storage", PropertyValue.of(50));
  }

  @Test
  void shouldPlaceTheReplicaOfACacheInTheSecondZone() {
    // when
    var cache =
        only(
            "tencentcloud:Redis/instance:Instance",
            stack(region(), withStandby(resource("sessions", ResourceType.CACHE))));

    // then
    assertThat(cache)
        .containsEntry("availabilityZone", PropertyValue.of("ap-guangzhou-6"))
        .containsEntry("replicaZoneIds", PropertyValue.list(PropertyValue.of(100_007)));
  }

  @Test
  void shouldRefuseWhatTheVendorDoesNotOffer() {
    // when
    var snapshot =
        problems(
            stack(
                region(),
                DeletionPolicy.SNAPSHOT,
                List.of(resource("orders", ResourceType.POSTGRES))));
    var unknownZone =
        problems(stack("sa-saopaulo", withStandby(resource("sessions", ResourceType.CACHE))));

    // then
    assertThat(snapshot)
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.NOT_SUPPORTED));
    assertThat(unknownZone)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.NOT_SUPPORTED);
          assertThat(problem.message()).contains("sessions", "sa-saopaulo");
        });
  }

  private Map<String, PropertyValue> only(String type, CloudCatalog.StackDescription stack) {
    return graph(stack).resources().stream()
        .filter(resource -> resource.type().equals(type))
        .findFirst()
        .orElseThrow()
        .inputs();
  }
}
