package dev.skybridge.simulator.vendor.alicloud;

import static dev.skybridge.simulator.vendor.alicloud.AlicloudNetwork.created;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/** Tair (Redis). Limits: Tair API reference, "CreateInstance", "CreateAccount". */
final class AlicloudCache {

  static final String INSTANCE = "alicloud:kvstore/instance:Instance";
  static final String ACCOUNT = "alicloud:kvstore/account:Account";

  private AlicloudCache() {}

  static List<TypeRules> types() {
    return List.of(instance(), account(), connection());
  }

  private static Reference ofInstance() {
    return new Reference(
        "instanceId",
        INSTANCE,
        "id",
        OnDelete.CASCADES,
        "InvalidInstanceId.NotFound",
        "The specified instance ID %s does not exist.");
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "R-kvstore", "Instance")
        .randomAlphanumericId("r-", 18)
        .check(AlicloudNetwork.name("dbInstanceName", 2))
        .check(
            Constraints.pattern(
                "instanceClass",
                "(redis|tair|memcache)\\..+",
                "\"instanceClass\" must begin with redis., tair. or memcache."))
        .check(
            Constraints.pattern(
                "engineVersion",
                "[24567]\\.0|2\\.8",
                "\"engineVersion\" is no version of Redis that the vendor offers"))
        .check(Constraints.range("port", 1024, 65_535))
        .refers(AlicloudNetwork.switches("vswitchId"))
        .refers(AlicloudNetwork.securityGroups("securityGroupId"))
        .api(AlicloudPasswords.rule("password"))
        .onDelete((_, object, _) -> {
          if (object.outputs().isTrue("instanceReleaseProtection")) {
            throw new VendorRefusal(
                400,
                "InstanceReleaseProtection",
                "The instance " + object.id() + " has release protection.");
          }
        })
        .computed(AlicloudCache::outputs)
        .build();
  }

  private static Fields outputs(Scope scope, String id, Fields inputs) {
    String domain = inputs.textOr("privateConnectionPrefix", id) + ".redis.rds.aliyuncs.com";
    return Fields.of(
        "status",
        "Normal",
        "connectionDomain",
        domain,
        "connectionString",
        domain,
        "port",
        6379,
        "privateConnectionPort",
        "6379",
        "privateIp",
        AlicloudNetwork.addressIn(scope, inputs, "vswitchId", id),
        "zoneId",
        AlicloudNetwork.zoneOf(scope, inputs, "vswitchId"),
        "availabilityZone",
        AlicloudNetwork.zoneOf(scope, inputs, "vswitchId"),
        "instanceType",
        "Redis",
        "engineVersion",
        "5.0",
        "instanceClass",
        "redis.master.small.default",
        "bandwidth",
        96,
        "capacity",
        1024,
        "qps",
        100_000,
        "paymentType",
        "PostPaid",
        "instanceChargeType",
        "PostPaid",
        "sslEnable",
        "Disable",
        "tdeStatus",
        "Disabled",
        "vpcAuthMode",
        "Open",
        "securityIps",
        List.of("127.0.0.1"),
        "maintainStartTime",
        "18:00Z",
        "maintainEndTime",
        "19:00Z",
        "instanceReleaseProtection",
        false,
        "endTime",
        created(scope, INSTANCE, id));
  }

  private static TypeRules account() {
    return TypeRules.type(ACCOUNT, "R-kvstore", "Account")
        .id((_, in) -> in.textOr("instanceId", "") + ":" + in.textOr("accountName", ""))
        .check(
            Constraints.pattern(
                "accountName",
                "[a-z][a-z0-9_]{0,99}",
                "\"accountName\" must begin with a letter and have lower-case letters, numbers and underscores"))
        .refers(ofInstance())
        .api(AlicloudPasswords.rule("accountPassword"))
        .computed((_, _, _) ->
            Fields.of(
                "status",
                "Available",
                "accountType",
                "Normal",
                "accountPrivilege",
                "RoleReadWrite"))
        .build();
  }

  private static TypeRules connection() {
    return TypeRules.type(
            "alicloud:kvstore/connection:Connection", "R-kvstore", "InstancePublicConnection")
        .idIs("instanceId")
        .check(
            Constraints.pattern(
                "connectionStringPrefix",
                "[a-z][a-z0-9-]{6,38}[a-z0-9]",
                "\"connectionStringPrefix\" must have 8 to 40 lower-case letters, numbers and hyphens"))
        .refers(ofInstance())
        .computed((_, _, in) ->
            Fields.of(
                "connectionString",
                in.textOr("connectionStringPrefix", "") + ".redis.rds.aliyuncs.com"))
        .build();
  }
}
