package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.cloud.Versions;

/**
 * Tair (Redis OSS-compatible), always a primary with a replica. The vendor's type encrypts neither
 * this edition's disk nor its connections: the password and the VPC protect it.
 */
final class AlicloudCache implements ResourceMapping {
  private static final String PORT = "6379";
  private static final Versions VERSIONS = Versions.of("redis", "7", "7.0").and("6", "6.0");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var zones = AlicloudNetwork.zones(draft);
    var instance =
        draft
            .resource(spec.name(), "cache", "alicloud:kvstore/instance:Instance")
            .set("dbInstanceName", draft.physicalName(spec.name(), "cache", 80))
            .set("instanceType", "Redis")
            .set("engineVersion", VERSIONS.choose(spec, draft))
            .set("instanceClass", instanceClass(spec.sizeOrDefault()))
            .set("paymentType", "PostPaid")
            .set("zoneId", zones.getFirst())
            .set("vswitchId", AlicloudNetwork.firstSubnetId())
            .set("securityIps", Values.textList(AlicloudNetwork.CIDR))
            .set("vpcAuthMode", "Open")
            .set("password", draft.password(spec))
            .set("instanceReleaseProtection", false)
            .tagged()
            .stateful();
    if (Boolean.TRUE.equals(spec.highAvailability())) {
      instance.set("secondaryZoneId", zones.getLast());
    }
    var cache = instance.add();
    draft.output(spec, "host", PropertyValue.output(cache, "connectionDomain"));
    draft.output(spec, "port", PropertyValue.of(PORT));
    draft.output(spec, "tls", PropertyValue.of("false"));
  }

  /** Source: "Cloud-native standard instances" of Tair (Redis OSS-compatible): 1, 8 and 32 GB. */
  private static String instanceClass(ResourceSize size) {
    return switch (size) {
      case SMALL -> "redis.shard.small.2.ce";
      case MEDIUM -> "redis.shard.xlarge.ce";
      case LARGE -> "redis.shard.4xlarge.ce";
    };
  }
}
