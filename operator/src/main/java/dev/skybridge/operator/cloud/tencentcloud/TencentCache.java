package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Versions;

/**
 * TencentDB for Redis, standard architecture: a primary with a replica, TLS on. The vendor offers
 * no encryption at rest for it.
 */
final class TencentCache implements ResourceMapping {
  private static final int PORT = 6379;

  /** The vendor numbers version and architecture together. */
  private static final Versions VERSIONS = Versions.of("redis", "7", "17").and("6", "15");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var zones = TencentNetwork.zones(draft);
    var version = VERSIONS.choose(spec, draft);
    var instance =
        draft
            .resource(spec.name(), "cache", "tencentcloud:Redis/instance:Instance")
            .set("name", draft.physicalName(spec.name(), "cache", 60))
            .set("availabilityZone", zones.getFirst())
            .set("chargeType", "POSTPAID")
            .set("typeId", typeId(version))
            .set("memSize", memoryMb(spec.sizeOrDefault()))
            .set("redisShardNum", 1)
            .set("redisReplicasNum", 1)
            .set("vpcId", TencentNetwork.vpcId())
            .set("subnetId", TencentNetwork.firstSubnetId())
            .set("securityGroups", TencentNetwork.firewall(draft, spec, PORT))
            .set("port", PORT)
            .set("password", draft.password(spec))
            .set("forceDelete", draft.destroysData())
            .tagged()
            .stateful();
    if (Boolean.TRUE.equals(spec.highAvailability())) {
      var number = TencentZones.numberOf(zones.getLast());
      if (number == 0) {
        draft.refuse(
            Reason.NOT_SUPPORTED,
            spec.name()
                + ": highAvailability of a cache is not offered in "
                + draft.stack().region()
                + ", whose zone numbers are not known; leave it out");
      }
      instance.set("replicaZoneIds", PropertyValue.list(PropertyValue.of(number)));
    }
    var cache = instance.add();
    draft
        .resource(spec.name(), "transport", "tencentcloud:Redis/ssl:Ssl")
        .set("instanceId", cache, "id")
        .set("sslConfig", "enabled")
        .add();
    draft.output(spec, "host", PropertyValue.output(cache, "ip"));
    draft.output(spec, "port", PropertyValue.of(Integer.toString(PORT)));
    draft.output(spec, "tls", PropertyValue.of("true"));
  }

  /** A version that was refused has no number. */
  private static int typeId(String version) {
    return version.matches("1[57]") ? Integer.parseInt(version) : 0;
  }

  private static int memoryMb(ResourceSize size) {
    return switch (size) {
      case SMALL -> 1024;
      case MEDIUM -> 8192;
      case LARGE -> 32768;
    };
  }
}
