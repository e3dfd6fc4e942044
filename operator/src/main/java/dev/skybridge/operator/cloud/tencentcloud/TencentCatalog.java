package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.cloud.CloudConfig;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.stack.CloudCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Tencent Cloud. */
@ApplicationScoped
public class TencentCatalog implements CloudCatalog {
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
