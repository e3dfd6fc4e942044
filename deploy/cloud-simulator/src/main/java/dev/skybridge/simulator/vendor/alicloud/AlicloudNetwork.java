package dev.skybridge.simulator.vendor.alicloud;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.TypeRules.CheckRule;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * VPCs, vSwitches and security groups. Limits: VPC API reference, "CreateVpc", "CreateVSwitch"; ECS
 * API reference, "CreateSecurityGroup", "AuthorizeSecurityGroup".
 */
final class AlicloudNetwork {

  static final String VPC = "alicloud:vpc/network:Network";
  static final String SWITCH = "alicloud:vpc/switch:Switch";
  static final String SECURITY_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
  static final String RULE = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

  private static final Constraints.Refusals BLOCK =
      new Constraints.Refusals() {
        @Override
        public VendorRefusal outside(String block) {
          return new VendorRefusal(
              400,
              "InvalidCidrBlock.NotInVpc",
              "The specified CidrBlock " + block + " is not in the CIDR block of the VPC.");
        }

        @Override
        public VendorRefusal overlap(String block) {
          return new VendorRefusal(
              400,
              "InvalidCidrBlock.Overlapped",
              "Specified CIDR block " + block + " is already exist.");
        }
      };

  private AlicloudNetwork() {}

  static Reference vpc(String path, OnDelete onDelete) {
    return new Reference(
        path, VPC, "id", onDelete, "InvalidVpcId.NotFound", "Specified VPC %s does not exist.");
  }

  static Reference switches(String path) {
    return new Reference(
        path,
        SWITCH,
        "id",
        OnDelete.REFUSES,
        "InvalidVSwitchId.NotFound",
        "The specified virtual switch %s does not exist.");
  }

  static Reference securityGroups(String path) {
    return new Reference(
        path,
        SECURITY_GROUP,
        "id",
        OnDelete.REFUSES,
        "InvalidSecurityGroupId.NotFound",
        "The specified security group %s does not exist.");
  }

  /** Names have up to 128 characters and do not look like an address of the web. */
  static CheckRule name(String property, int min) {
    return Constraints.pattern(
        property,
        "(?!https?://)(?s).{" + min + ",128}",
        "\""
            + property
            + "\" must have "
            + min
            + " to 128 characters and can't begin with http:// or https://");
  }

  static List<TypeRules> types() {
    return List.of(vpcType(), switchType(), securityGroupType(), ruleType());
  }

  private static TypeRules vpcType() {
    return TypeRules.type(VPC, "Vpc", "Vpc")
        .randomAlphanumericId("vpc-", 21)
        .check(Constraints.cidr("cidrBlock", 8, 28))
        .check(name("vpcName", 1))
        .check(Constraints.length("description", 0, 256))
        .computed((scope, id, inputs) ->
            Fields.of(
                "vpcName",
                inputs.textOr("name", ""),
                "name",
                inputs.textOr("vpcName", ""),
                "cidrBlock",
                "172.16.0.0/12",
                "status",
                "Available",
                "isDefault",
                false,
                "regionId",
                scope.region(),
                "routerId",
                "vrt-" + Derived.alphanumeric(id, "router", 21),
                "routeTableId",
                "vtb-" + Derived.alphanumeric(id, "table", 21),
                "routerTableId",
                "vtb-" + Derived.alphanumeric(id, "table", 21),
                "createTime",
                created(scope, VPC, id),
                "ipv6CidrBlocks",
                List.of()))
        .build();
  }

  private static TypeRules switchType() {
    Reference vpc = vpc("vpcId", OnDelete.REFUSES);
    return TypeRules.type(SWITCH, "Vpc", "VSwitch")
        .randomAlphanumericId("vsw-", 21)
        .check(Constraints.cidr("cidrBlock", 16, 29))
        .check(name("vswitchName", 1))
        .check(Constraints.anyOf("zoneId", "availabilityZone"))
        .check(Constraints.anyOf("vpcId", "isDefault"))
        .check(Constraints.anyOf("cidrBlock", "isDefault"))
        .refers(vpc)
        .api(Constraints.blockInside("cidrBlock", vpc, "cidrBlock", SWITCH, BLOCK))
        .api((scope, inputs, _) ->
            requireZone(
                scope, inputs.textOr("zoneId", inputs.textOr("availabilityZone", scope.region()))))
        .computed((scope, id, inputs) ->
            Fields.of(
                "vswitchName", inputs.textOr("name", ""),
                "name", inputs.textOr("vswitchName", ""),
                "zoneId", inputs.textOr("availabilityZone", ""),
                "availabilityZone", inputs.textOr("zoneId", ""),
                "status", "Available",
                "isDefault", false,
                "ipv6CidrBlock", "",
                "createTime", created(scope, SWITCH, id)))
        .build();
  }

  static void requireZone(Scope scope, String zone) {
    if (!zone.startsWith(scope.region())) {
      throw new VendorRefusal(
          404,
          "InvalidZoneId.NotFound",
          "Specified zone " + zone + " does not exist in region " + scope.region() + ".");
    }
  }

  private static TypeRules securityGroupType() {
    return TypeRules.type(SECURITY_GROUP, "Ecs", "SecurityGroup")
        .randomAlphanumericId("sg-", 20)
        .check(name("securityGroupName", 2))
        .check(name("name", 2))
        .check(Constraints.length("description", 2, 256))
        .refers(vpc("vpcId", OnDelete.REFUSES))
        .computed((scope, id, inputs) ->
            Fields.of(
                "securityGroupName",
                inputs.textOr("name", ""),
                "name",
                inputs.textOr("securityGroupName", ""),
                "securityGroupType",
                "normal",
                "innerAccessPolicy",
                "Accept",
                "innerAccess",
                true,
                "createTime",
                created(scope, SECURITY_GROUP, id)))
        .build();
  }

  private static TypeRules ruleType() {
    return TypeRules.type(RULE, "Ecs", "SecurityGroupRule")
        .upsert()
        .id((_, in) ->
            String.join(
                ":",
                in.textOr("securityGroupId", ""),
                in.textOr("type", ""),
                in.textOr("ipProtocol", ""),
                in.textOr("portRange", "-1/-1"),
                in.textOr("nicType", "internet"),
                in.text("cidrIp")
                    .or(() -> in.text("ipv6CidrIp"))
                    .or(() -> in.text("sourceSecurityGroupId"))
                    .or(() -> in.text("prefixListId"))
                    .orElse(""),
                in.textOr("policy", "accept"),
                in.textOr("priority", "1")))
        .check(
            Constraints.pattern(
                "portRange", "-1/-1|\\d{1,5}/\\d{1,5}", "\"portRange\" must be written like 22/22"))
        .check(Constraints.range("priority", 1, 100))
        .check((inputs, report) -> {
          if (List.of("cidrIp", "ipv6CidrIp", "sourceSecurityGroupId", "prefixListId").stream()
              .allMatch(p -> inputs.get(p).isNull())) {
            report.accept(
                "cidrIp",
                "one of cidr_ip, ipv6_cidr_ip, source_security_group_id and prefix_list_id must be set");
          }
        })
        .refers(
            new Reference(
                "securityGroupId",
                SECURITY_GROUP,
                "id",
                OnDelete.CASCADES,
                "InvalidSecurityGroupId.NotFound",
                "The specified security group %s does not exist."))
        .refers(securityGroups("sourceSecurityGroupId"))
        .computed((_, id, _) ->
            Fields.of(
                "securityGroupRuleId",
                "sgr-" + Derived.alphanumeric(id, "rule", 18),
                "nicType",
                "internet",
                "policy",
                "accept",
                "priority",
                1,
                "portRange",
                "-1/-1"))
        .build();
  }

  /** When an object was made: the time of this call for a new one. */
  static String created(Scope scope, String type, String id) {
    return scope
        .find(type, id)
        .map(object -> object.createdAt().toString())
        .orElse(scope.now().toString());
  }

  /** The VPC of a vSwitch; empty text when there is none. */
  static String vpcOf(Scope scope, Fields inputs, String property) {
    return switchesOf(scope, inputs, property)
        .map(s -> s.outputs().textOr("vpcId", ""))
        .findFirst()
        .orElse("");
  }

  /** The zone of the first vSwitch; the region's first zone when there is none. */
  static String zoneOf(Scope scope, Fields inputs, String property) {
    return switchesOf(scope, inputs, property)
        .map(s -> s.outputs().textOr("zoneId", ""))
        .findFirst()
        .orElse(scope.region() + "-a");
  }

  /** An address in the block of a vSwitch that follows from an id. */
  static String addressIn(Scope scope, Fields inputs, String property, String id) {
    String block =
        switchesOf(scope, inputs, property)
            .map(s -> s.outputs().textOr("cidrBlock", ""))
            .findFirst()
            .orElse("172.16.0.0/16");
    return Derived.addressIn(block, id);
  }

  private static Stream<CloudObject> switchesOf(Scope scope, Fields inputs, String property) {
    return Reference.named(inputs.get(property)).stream()
        .flatMap(id -> scope.find(SWITCH, id).stream());
  }
}
