package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Versions;

/**
 * ElastiCache for Redis. A replication group even for one node: only those can be encrypted and ask
 * for a password.
 */
final class AwsCache implements ResourceMapping {
  private static final int PORT = 6379;
  private static final Versions VERSIONS = Versions.of("redis", "7", "7.1").and("6", "6.2");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var standby = Boolean.TRUE.equals(spec.highAvailability());
    var subnets =
        draft
            .resource(spec.name(), "subnets", "aws:elasticache/subnetGroup:SubnetGroup")
            .set("name", draft.physicalName(spec.name(), "subnets", 63))
            .set("subnetIds", AwsNetwork.subnetIds())
            .tagged()
            .add();
    var cache =
        draft
            .resource(spec.name(), "cache", "aws:elasticache/replicationGroup:ReplicationGroup")
            .set("replicationGroupId", draft.physicalName(spec.name(), "cache", 40))
            .set("description", "Cache " + spec.name() + " of " + draft.stack().application())
            .set("engine", "redis")
            .set("engineVersion", VERSIONS.choose(spec, draft))
            .set("nodeType", nodeType(spec.sizeOrDefault()))
            .set("numCacheClusters", standby ? 2 : 1)
            .set("automaticFailoverEnabled", standby)
            .set("multiAzEnabled", standby)
            .set("port", PORT)
            .set("subnetGroupName", subnets, "name")
            .set("securityGroupIds", AwsNetwork.firewall(draft, spec, PORT))
            .set("atRestEncryptionEnabled", true)
            .set("transitEncryptionEnabled", true)
            .set("authToken", draft.password(spec))
            .set("autoMinorVersionUpgrade", true)
            .set("applyImmediately", true)
            .tagged()
            .stateful()
            .add();
    draft.output(spec, "host", PropertyValue.output(cache, "primaryEndpointAddress"));
    draft.output(spec, "port", PropertyValue.of(Integer.toString(PORT)));
    draft.output(spec, "tls", PropertyValue.of("true"));
  }

  /** Source: Amazon ElastiCache user guide, "Supported node types". */
  private static String nodeType(ResourceSize size) {
    return switch (size) {
      case SMALL -> "cache.t4g.small";
      case MEDIUM -> "cache.m7g.large";
      case LARGE -> "cache.m7g.2xlarge";
    };
  }
}
