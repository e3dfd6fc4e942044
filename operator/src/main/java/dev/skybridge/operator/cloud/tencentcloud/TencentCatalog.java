package dev.skybridge.operator.cloud.tencentcloud;

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

/** Tencent Cloud. */
@ApplicationScoped
public class TencentCatalog implements CloudCatalog {
  private static final Risks RISKS =
      new Risks(
          Set.of(
              "tencentcloud:Postgresql/instance:Instance",
              "tencentcloud:Cos/bucket:Bucket",
              "tencentcloud:Redis/instance:Instance",
              "tencentcloud:Kubernetes/cluster:Cluster"),
          Map.of(
              "tencentcloud:Postgresql/instance:Instance", Set.of("dbMajorVersion", "storage"),
              "tencentcloud:Redis/instance:Instance", Set.of("typeId"),
              "tencentcloud:Kubernetes/cluster:Cluster", Set.of("clusterVersion")));

  private final CloudConfig config;

  /** Maps with the settings about regions. */
  @Inject
  public TencentCatalog(CloudConfig config) {
    this.config = config;
  }

  @Override
  public Provider provider() {
    return Provider.TENCENTCLOUD;
  }

  @Override
  public AccountQuery accountQuery() {
    return new AccountQuery("tencentcloud:User/getInfo:getInfo", "appId");
  }

  @Override
  public Mapping map(StackDescription stack) {
    var draft = new StackDraft(Provider.TENCENTCLOUD, stack, config);
    TencentNetwork.addTo(draft);
    stack.resources().forEach(spec -> mappingOf(spec.type()).map(spec, draft));
    return draft.finish();
  }

  /**
   * Sources: TencentDB for PostgreSQL documentation, "Upgrading Major Version"; TencentDB for Redis
   * documentation, "Upgrading Instance Version"; TKE documentation, "Upgrading a Cluster" (none is
   * taken back). The disk of PostgreSQL is treated as on the other clouds.
   */
  @Override
  public Risks risks() {
    return RISKS;
  }

  @Override
  public List<Charge> charges(ResourceGraph graph) {
    return Billed.all(graph, TencentCharges::of);
  }

  @Override
  public Optional<Lookup> lookup(String type, Map<String, PropertyValue> inputs) {
    return TencentLookups.of(type, inputs);
  }

  private static ResourceMapping mappingOf(ResourceType type) {
    return switch (type) {
      case POSTGRES -> new TencentPostgres();
      case BUCKET -> new TencentBucket();
      case CACHE -> new TencentCache();
      case VM_GROUP -> new TencentVmGroup();
      case CLUSTER -> new TencentCluster();
    };
  }
}
