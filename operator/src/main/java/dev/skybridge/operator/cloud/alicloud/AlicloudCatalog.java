package dev.skybridge.operator.cloud.alicloud;

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

/** Alibaba Cloud. */
@ApplicationScoped
public class AlicloudCatalog implements CloudCatalog {
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
