package dev.skybridge.operator.cloud.aws;

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

/** Amazon Web Services. */
@ApplicationScoped
public class AwsCatalog implements CloudCatalog {
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
