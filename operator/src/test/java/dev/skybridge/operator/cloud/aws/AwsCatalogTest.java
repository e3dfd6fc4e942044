package dev.skybridge.operator.cloud.aws;

import static dev.skybridge.operator.cloud.SpecFixture.resource;
import static dev.skybridge.operator.cloud.SpecFixture.stack;
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

class AwsCatalogTest extends CloudCatalogContract {

  @Override
  protected CloudCatalog catalog() {
    return new AwsCatalog(FixedCloudConfig.STANDARD);
  }

  @Override
  protected String region() {
    return "eu-central-1";
  }

  @Override
  protected Map<ResourceType, List<String>> versions() {
    return Map.of(
        ResourceType.POSTGRES, List.of("13", "14", "15", "16", "17"),
        ResourceType.CACHE, List.of("6", "7"),
        ResourceType.CLUSTER, List.of("1.32", "1.33", "1.34"));
  }

  /** Source: the vendor's provider, where none of these forces a new resource. */
  @Override
  protected Map<String, Set<String>> changedInPlace() {
    return Map.of(
        "aws:rds/instance:Instance", Set.of("instanceClass"),
        "aws:elasticache/replicationGroup:ReplicationGroup", Set.of("nodeType"),
        "aws:ec2/launchTemplate:LaunchTemplate", Set.of("instanceType"));
  }

  @Override
  protected Set<String> typesWithoutLookup() {
    return Set.of(
        "aws:s3/bucketVersioningV2:BucketVersioningV2",
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
  }

  @Override
  protected Map<String, Map<String, PropertyValue>> guards() {
    var yes = PropertyValue.of(true);
    var no = PropertyValue.of(false);
    return Map.of(
        "aws:rds/instance:Instance",
        Map.of("storageEncrypted", yes, "publiclyAccessible", no, "copyTagsToSnapshot", yes),
        "aws:elasticache/replicationGroup:ReplicationGroup",
        Map.of("atRestEncryptionEnabled", yes, "transitEncryptionEnabled", yes),
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        Map.of(
            "blockPublicAcls", yes,
            "blockPublicPolicy", yes,
            "ignorePublicAcls", yes,
            "restrictPublicBuckets", yes),
        "aws:ec2/subnet:Subnet",
        Map.of("mapPublicIpOnLaunch", no));
  }

  /** Source: the API reference of each service. */
  @Override
  protected Map<String, String> names() {
    return Map.of(
        "aws:rds/instance:Instance#identifier", "(?!.*--)[a-z][a-z0-9-]{0,62}(?<!-)",
        "aws:rds/subnetGroup:SubnetGroup#name", "[a-z][a-z0-9-]{0,254}",
        "aws:elasticache/replicationGroup:ReplicationGroup#replicationGroupId",
            "(?!.*--)[a-z][a-z0-9-]{0,39}(?<!-)",
        "aws:elasticache/subnetGroup:SubnetGroup#name", "[a-z][a-z0-9-]{0,254}",
        "aws:s3/bucketV2:BucketV2#bucket", "[a-z][a-z0-9-]{1,61}[a-z0-9]",
        "aws:iam/role:Role#name", "[\\w+=,.@-]{1,64}",
        "aws:eks/cluster:Cluster#name", "[a-z][a-z0-9-]{0,99}",
        "aws:eks/nodeGroup:NodeGroup#nodeGroupName", "[a-z][a-z0-9-]{0,62}",
        "aws:ec2/launchTemplate:LaunchTemplate#name", "[a-zA-Z0-9().\\-/_]{3,128}");
  }

  @Test
  void shouldLeaveALastSnapshotWhenThePolicySaysSo() {
    // given
    var orders = List.of(resource("orders", ResourceType.POSTGRES));

    // when
    var deleting = database(stack(region(), DeletionPolicy.DELETE, orders));
    var snapshotting = database(stack(region(), DeletionPolicy.SNAPSHOT, orders));

    // then
    assertThat(deleting)
        .containsEntry("skipFinalSnapshot", PropertyValue.of(true))
        .doesNotContainKey("finalSnapshotIdentifier");
    assertThat(snapshotting)
        .containsEntry("skipFinalSnapshot", PropertyValue.of(false))
        .containsKey("finalSnapshotIdentifier");
  }

  @Test
  void shouldRefuseARegionThatAwsDoesNotHave() {
    // when
    var problems = problems(stack("cn-hangzhou", resource("orders", ResourceType.POSTGRES)));

    // then
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.reason()).isEqualTo(Reason.NOT_SUPPORTED);
          assertThat(problem.message()).contains("cn-hangzhou");
        });
  }

  private Map<String, PropertyValue> database(CloudCatalog.StackDescription stack) {
    return graph(stack).resources().stream()
        .filter(resource -> resource.type().equals("aws:rds/instance:Instance"))
        .findFirst()
        .orElseThrow()
        .inputs();
  }
}
