package dev.skybridge.simulator.vendor.tencentcloud;

import static dev.skybridge.simulator.vendor.tencentcloud.TencentNetwork.created;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/** TencentDB for Redis. Limits: Redis API 3.0 reference, "CreateInstances", "OpenSSL". */
final class TencentCache {

  static final String INSTANCE = "tencentcloud:Redis/instance:Instance";

  private TencentCache() {}

  static List<TypeRules> types() {
    return List.of(instance(), ssl());
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "redis", "Instances")
        .randomAlphanumericId("crs-", 8)
        .autoName(TencentNetwork.autoName())
        .check(Constraints.length("name", 1, 60))
        .check(Constraints.range("memSize", 256, 65_536 * 8))
        .check(Constraints.range("typeId", 2, 20))
        .check(Constraints.range("port", 1024, 65_535))
        .check(Constraints.requiredWith("subnetId", "vpcId"))
        .check((inputs, report) -> {
          if (inputs.get("password").isNull()
              && !inputs.isTrue("noAuth")
              && !inputs.get("noAuth").hasUnknown()) {
            report.accept("password", "`password` can not be empty unless `no_auth` is true");
          }
        })
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetId"))
        .refers(TencentNetwork.securityGroups("securityGroups"))
        .api((scope, inputs, _) -> TencentNetwork.requireZone(scope, inputs))
        .api(TencentPasswords.rule("password", 8, 64, 2))
        .computed((scope, id, inputs) ->
            Fields.of(
                "ip",
                TencentNetwork.addressIn(scope, inputs, id),
                "port",
                6379,
                "status",
                "online",
                "typeId",
                15,
                "type",
                "standard_redis",
                "redisShardNum",
                1,
                "redisReplicasNum",
                1,
                "projectId",
                0,
                "chargeType",
                "POSTPAID",
                "noAuth",
                false,
                "wanAddress",
                "",
                "nodeInfos",
                List.of(),
                "dedicatedClusterId",
                "",
                "createTime",
                created(scope, INSTANCE, id)))
        .build();
  }

  private static TypeRules ssl() {
    return TypeRules.type("tencentcloud:Redis/ssl:Ssl", "redis", "InstanceSSL")
        .upsert()
        .idIs("instanceId")
        .check(
            Constraints.pattern(
                "sslConfig", "enabled|disabled", "\"sslConfig\" must be enabled or disabled"))
        .refers(
            new Reference(
                "instanceId",
                INSTANCE,
                "id",
                OnDelete.CASCADES,
                "ResourceNotFound.InstanceNotExists",
                "The instance `%s` does not exist."))
        .build();
  }
}
