package dev.skybridge.operator.cloud.alicloud;

import static dev.skybridge.operator.cloud.SpecFixture.resource;
import static dev.skybridge.operator.cloud.SpecFixture.stack;
import static dev.skybridge.operator.cloud.SpecFixture.withStandby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.DeletionPolicy;
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

class AlicloudCatalogTest extends CloudCatalogContract {

  @Override
  protected CloudCatalog catalog() {
    return new AlicloudCatalog(FixedCloudConfig.STANDARD);
  }

  @Override
  protected String region() {
    return "cn-hangzhou";
  }

  @Override
  protected Map<ResourceType, List<String>> versions() {
    return Map.of(
        ResourceType.POSTGRES, List.of("13", "14", "15", "16", "17"),
        ResourceType.CACHE, List.of("6", "7"),
        ResourceType.CLUSTER, List.of("1.32", "1.33"));
  }

  /** Source: the vendor's provider, where none of these forces a new resource. */
  @Override
  protected Map<String, Set<String>> changedInPlace() {
    return Map.of(
        "alicloud:rds/instance:Instance", Set.of("instanceType"),
        "alicloud:kvstore/instance:Instance", Set.of("instanceClass"),
        "alicloud:ess/scalingConfiguration:ScalingConfiguration", Set.of("instanceType"),
        "alicloud:cs/nodePool:NodePool", Set.of("instanceTypes"));
  }

  @Override
  protected Set<String> typesWithoutLookup() {
    return Set.of(
        "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig",
        "alicloud:ecs/securityGroupRule:SecurityGroupRule");
  }

  @Override
  protected Map<String, Map<String, PropertyValue>> guards() {
    var yes = PropertyValue.of(true);
    var inside = PropertyValue.texts(List.of("10.65.0.0/16"));
    return Map.of(
        "alicloud:rds/instance:Instance",
        Map.of(
            "encryptionKey", PropertyValue.of("ServiceKey"),
            "securityIps", inside,
            "sslAction", PropertyValue.of("Open")),
        "alicloud:kvstore/instance:Instance",
        Map.of("securityIps", inside, "vpcAuthMode", PropertyValue.of("Open")),
        "alicloud:oss/bucket:Bucket",
        Map.of(
            "serverSideEncryptionRule",
            PropertyValue.map(Map.of("sseAlgorithm", PropertyValue.of("AES256")))),
        "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
        Map.of("blockPublicAccess", yes),
        "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig",
        Map.of("enable", yes),
        "alicloud:ess/scalingConfiguration:ScalingConfiguration",
        Map.of("systemDiskEncrypted", yes, "internetMaxBandwidthOut", PropertyValue.of(0)),
        "alicloud:cs/nodePool:NodePool",
        Map.of("systemDiskEncrypted", yes, "internetMaxBandwidthOut", PropertyValue.of(0)),
        "alicloud:cs/managedKubernetes:ManagedKubernetes",
        Map.of("slbInternetEnabled", PropertyValue.of(false)));
  }

  /** Source: the documentation of each type. */
  @Override
  protected Map<String, String> names() {
    return Map.of(
        "alicloud:vpc/network:Network#vpcName", "[a-z][a-z0-9-]{1,127}",
        "alicloud:vpc/switch:Switch#vswitchName", "[a-z][a-z0-9-]{1,127}",
        "alicloud:rds/instance:Instance#instanceName", "[a-z][a-z0-9-]{1,254}",
        "alicloud:rds/database:Database#dataBaseName", "[a-z][a-z0-9_-]{0,62}[a-z0-9]",
        "alicloud:kvstore/instance:Instance#dbInstanceName", "[a-z][a-z0-9-]{1,79}",
        "alicloud:oss/bucket:Bucket#bucket", "[a-z][a-z0-9-]{1,61}[a-z0-9]",
        "alicloud:ess/scalingGroup:ScalingGroup#scalingGroupName", "[a-z0-9-]{2,64}",
        "alicloud:ecs/securityGroup:SecurityGroup#securityGroupName", "[a-z][a-z0-9-]{1,127}",
        "alicloud:cs/managedKubernetes:ManagedKubernetes#name", "[a-z][a-z0-9-]{0,62}",
        "alicloud:cs/nodePool:NodePool#nodePoolName", "[a-z][a-z0-9-]{0,62}");
  }

  @Test
  void shouldNeverSetTdeBecauseItReplacesTheDatabase() {
    assertThat(graph(all(region())).resources())
        .allSatisfy(resource -> assertThat(resource.inputs()).doesNotContainKey("tdeStatus"));
  }

  @Test
  void shouldPlaceAStandbyInTheSecondZoneAndNeverReplaceTheDatabaseForItsZones() {
    // when
    var database =
        graph(stack(region(), withStandby(resource("orders", ResourceType.POSTGRES))))
            .resources()
            .stream()
            .filter(resource -> resource.type().equals("alicloud:rds/instance:Instance"))
            .findFirst()
            .orElseThrow();

    // then
    assertThat(database.inputs())
        .containsEntry("zoneId", PropertyValue.of("cn-hangzhou-j"))
        .containsEntry("zoneIdSlaveA", PropertyValue.of("cn-hangzhou-k"))
        .containsEntry(
            "vswitchId",
            new PropertyValue.Joined(
                List.of(
                    PropertyValue.output("network-subneta", "id"),
                    PropertyValue.output("network-subnetb", "id")),
                ","));
    assertThat(database.ignoreChanges()).contains("zoneId", "zoneIdSlaveA", "vswitchId");
  }

  @Test
  void shouldRefuseALastSnapshotThatTheVendorDoesNotKeep() {
    // when
    var problems =
        problems(
            stack(
                region(),
                DeletionPolicy.SNAPSHOT,
                List.of(
                    resource("orders", ResourceType.POSTGRES),
                    resource("assets", ResourceType.BUCKET))));

    // then
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.NOT_SUPPORTED);
          assertThat(problem.message()).contains("orders", "Snapshot", "Delete or Orphan");
        });
  }

  @Test
  void shouldTakeTheZonesAndTheImageThatAreConfigured() {
    // given
    var catalog =
        new AlicloudCatalog(
            new FixedCloudConfig(
                Map.of(region(), List.of("cn-hangzhou-g", "cn-hangzhou-h")),
                Map.of(region(), "m-own")));

    // when
    var mapping = catalog.map(stack(region(), resource("workers", ResourceType.VM_GROUP)));

    // then
    assertThat(mapping.toString()).contains("cn-hangzhou-g", "cn-hangzhou-h", "m-own");
  }
}
