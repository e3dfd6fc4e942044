package dev.skybridge.operator.cloud.alicloud;

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

/** Alibaba Cloud. */
@ApplicationScoped
public class AlicloudCatalog implements CloudCatalog {
  private static final Risks RISKS =
      new Risks(
          Set.of(
              "alicloud:rds/instance:Instance",
              "alicloud:rds/database:Database",
              "alicloud:oss/bucket:Bucket",
              "alicloud:kvstore/instance:Instance",
              "alicloud:cs/managedKubernetes:ManagedKubernetes"),
          Map.of(
              "alicloud:rds/instance:Instance", Set.of("engineVersion", "instanceStorage"),
              "alicloud:kvstore/instance:Instance", Set.of("engineVersion"),
              "alicloud:cs/managedKubernetes:ManagedKubernetes", Set.of("version")));

  private final CloudConfig config;

  /** Maps with the settings about regions. */
  @Inject
  public AlicloudCatalog(CloudConfig config) {
    this.config = config;
  }

  @Override
  public Provider provider() {
    return Provider.ALICLOUD;
  }

  @Override
  public AccountQuery accountQuery() {
    return new AccountQuery("alicloud:index/getCallerIdentity:getCallerIdentity", "accountId");
  }

  @Override
  public Mapping map(StackDescription stack) {
    var draft = new StackDraft(Provider.ALICLOUD, stack, config);
    AlicloudNetwork.addTo(draft);
    stack.resources().forEach(spec -> mappingOf(spec.type()).map(spec, draft));
    return draft.finish();
  }

  /**
   * Sources: ApsaraDB RDS documentation, "Change instance specifications" (a disk never shrinks)
   * and "Upgrade the major engine version"; Tair documentation, "Upgrade the major version"; ACK
   * documentation, "Update an ACK cluster" (none is taken back).
   */
  @Override
  public Risks risks() {
    return RISKS;
  }

  @Override
  public List<Charge> charges(ResourceGraph graph) {
    return Billed.all(graph, AlicloudCharges::of);
  }

  @Override
  public Optional<Lookup> lookup(String type, Map<String, PropertyValue> inputs) {
    return AlicloudLookups.of(type, inputs);
  }

  private static ResourceMapping mappingOf(ResourceType type) {
    return switch (type) {
      case POSTGRES -> new AlicloudPostgres();
      case BUCKET -> new AlicloudBucket();
      case CACHE -> new AlicloudCache();
      case VM_GROUP -> new AlicloudVmGroup();
      case CLUSTER -> new AlicloudCluster();
    };
  }
}
