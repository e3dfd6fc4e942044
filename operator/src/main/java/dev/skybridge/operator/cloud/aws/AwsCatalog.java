package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.Charge;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.cloud.Billed;
import dev.skybridge.operator.cloud.CloudConfig;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.stack.CloudCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Amazon Web Services. */
@ApplicationScoped
public class AwsCatalog implements CloudCatalog {
  private static final Risks RISKS =
      new Risks(
          Set.of(
              "aws:rds/instance:Instance",
              "aws:s3/bucketV2:BucketV2",
              "aws:elasticache/replicationGroup:ReplicationGroup",
              "aws:eks/cluster:Cluster"),
          Map.of(
              "aws:rds/instance:Instance", Set.of("engineVersion", "allocatedStorage"),
              "aws:elasticache/replicationGroup:ReplicationGroup", Set.of("engineVersion"),
              "aws:eks/cluster:Cluster", Set.of("version")));

  private final CloudConfig config;

  /** Maps with the settings about regions. */
  @Inject
  public AwsCatalog(CloudConfig config) {
    this.config = config;
  }

  @Override
  public Provider provider() {
    return Provider.AWS;
  }

  @Override
  public AccountQuery accountQuery() {
    return new AccountQuery("aws:index/getCallerIdentity:getCallerIdentity", "accountId");
  }

  @Override
  public Mapping map(StackDescription stack) {
    var draft = new StackDraft(Provider.AWS, stack, config);
    AwsNetwork.addTo(draft);
    stack.resources().forEach(spec -> mappingOf(spec.type()).map(spec, draft));
    return draft.finish();
  }

  /**
   * Sources: Amazon RDS user guide, "Working with storage" (a disk never shrinks) and "Upgrading
   * the DB engine version" (a major one is not taken back); ElastiCache user guide, "Version
   * management"; EKS user guide, "Update existing cluster to new Kubernetes version".
   */
  @Override
  public Risks risks() {
    return RISKS;
  }

  @Override
  public List<Charge> charges(ResourceGraph graph) {
    return Billed.all(graph, AwsCharges::of);
  }

  @Override
  public Optional<Lookup> lookup(String type, Map<String, PropertyValue> inputs) {
    return AwsLookups.of(type, inputs);
  }

  private static ResourceMapping mappingOf(ResourceType type) {
    return switch (type) {
      case POSTGRES -> new AwsPostgres();
      case BUCKET -> new AwsBucket();
      case CACHE -> new AwsCache();
      case VM_GROUP -> new AwsVmGroup();
      case CLUSTER -> new AwsCluster();
    };
  }
}
