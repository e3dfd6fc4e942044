package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Cidr;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * VPCs, subnets and security groups. Limits: VPC API 3.0 reference, "CreateVpc", "CreateSubnet",
 * "CreateSecurityGroup", "CreateSecurityGroupPolicies".
 */
final class TencentNetwork {

  static final String VPC = "tencentcloud:Vpc/instance:Instance";
  static final String SUBNET = "tencentcloud:Subnet/instance:Instance";
  static final String SECURITY_GROUP = "tencentcloud:Security/group:Group";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

  private static final Constraints.Refusals BLOCK =
      new Constraints.Refusals() {
        @Override
        public VendorRefusal outside(String block) {
          return new VendorRefusal(
              400,
              "InvalidParameterValue.SubnetRange",
              "The subnet CIDR block " + block + " is not within the VPC CIDR block.");
        }

        @Override
        public VendorRefusal overlap(String block) {
          return new VendorRefusal(
              400,
              "InvalidParameterValue.SubnetConflict",
              "The subnet CIDR block " + block + " conflicts with another subnet.");
        }
      };

  private TencentNetwork() {}

  static Reference vpc(String path, OnDelete onDelete) {
    return new Reference(
        path, VPC, "id", onDelete, "ResourceNotFound", "The VPC instance `%s` does not exist.");
  }

  static Reference subnets(String path) {
    return new Reference(
        path,
        SUBNET,
        "id",
        OnDelete.REFUSES,
        "ResourceNotFound",
        "The subnet instance `%s` does not exist.");
  }

  static Reference securityGroups(String path) {
    return new Reference(
        path,
        SECURITY_GROUP,
        "id",
        OnDelete.REFUSES,
        "ResourceNotFound",
        "The security group `%s` does not exist.");
  }

  static AutoName autoName() {
    return new AutoName("name", 60, "-", false, Optional.empty());
  }

  static List<TypeRules> types() {
    return List.of(
        vpcType(),
        subnetType(),
        TypeRules.type(SECURITY_GROUP, "vpc", "SecurityGroup")
            .randomAlphanumericId("sg-", 8)
            .autoName(autoName())
            .check(Constraints.length("name", 1, 60))
            .check(Constraints.length("description", 0, 100))
            .computed((_, _, _) -> Fields.of("description", "", "projectId", 0))
            .build(),
        ruleSet("tencentcloud:Security/groupRuleSet:GroupRuleSet")
            .check(TencentNetwork::checkRules)
            .computed((_, _, _) -> Fields.of("version", "1"))
            .build(),
        ruleSet("tencentcloud:Security/groupLiteRule:GroupLiteRule")
            .check(TencentNetwork::checkLiteRules)
            .build(),
        TypeRules.type("tencentcloud:Security/groupRule:GroupRule", "vpc", "SecurityGroupPolicies")
            .randomId("", 32)
            .check(
                Constraints.pattern("type", "ingress|egress", "\"type\" must be ingress or egress"))
            .check(
                Constraints.pattern(
                    "policy", "(?i)accept|drop", "\"policy\" must be accept or drop"))
            .refers(
                new Reference(
                    "securityGroupId",
                    SECURITY_GROUP,
                    "id",
                    OnDelete.CASCADES,
                    "ResourceNotFound",
                    "The security group `%s` does not exist."))
            .refers(securityGroups("sourceSgid"))
            .computed(
                (_, _, _) -> Fields.of("ipProtocol", "ALL", "portRange", "ALL", "policyIndex", 0))
            .build());
  }

  private static TypeRules vpcType() {
    return TypeRules.type(VPC, "vpc", "Vpc")
        .randomAlphanumericId("vpc-", 8)
        .autoName(autoName())
        .check(Constraints.length("name", 1, 60))
        .check(Constraints.cidr("cidrBlock", 12, 28))
        .api((_, inputs, _) -> {
          boolean inside =
              inputs
                  .text("cidrBlock")
                  .flatMap(Cidr::parse)
                  .filter(block ->
                      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").stream()
                          .flatMap(p -> Cidr.parse(p).stream())
                          .anyMatch(p -> p.contains(block)))
                  .isPresent();
          if (!inside) {
            throw new VendorRefusal(
                400,
                "InvalidParameterValue.VpcCidrConflict",
                "The VPC CIDR block must be in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.");
          }
        })
        .computed((scope, id, _) ->
            Fields.of(
                "createTime", created(scope, VPC, id),
                "isDefault", false,
                "isMulticast", true,
                "dnsServers", List.of("183.60.83.19", "183.60.82.98"),
                "assistantCidrs", List.of(),
                "dockerAssistantCidrs", List.of(),
                "defaultRouteTableId", "rtb-" + Derived.alphanumeric(id, "table", 8)))
        .build();
  }

  private static TypeRules subnetType() {
    Reference vpc = vpc("vpcId", OnDelete.REFUSES);
    return TypeRules.type(SUBNET, "vpc", "Subnet")
        .randomAlphanumericId("subnet-", 8)
        .autoName(autoName())
        .check(Constraints.length("name", 1, 60))
        .check(Constraints.cidr("cidrBlock", 12, 29))
        .refers(vpc)
        .api(Constraints.blockInside("cidrBlock", vpc, "cidrBlock", SUBNET, BLOCK))
        .api((scope, inputs, _) -> requireZone(scope, inputs))
        .computed((scope, id, inputs) ->
            Fields.of(
                "createTime", created(scope, SUBNET, id),
                "isDefault", false,
                "isMulticast", true,
                "availableIpCount",
                    inputs
                        .text("cidrBlock")
                        .flatMap(Cidr::parse)
                        .map(block -> block.size() - 3)
                        .orElse(253L),
                "routeTableId",
                    inputs
                        .text("vpcId")
                        .map(v -> "rtb-" + Derived.alphanumeric(v, "table", 8))
                        .orElse("")))
        .build();
  }

  static void requireZone(Scope scope, Fields inputs) {
    inputs
        .text("availabilityZone")
        .filter(zone -> !zone.matches(java.util.regex.Pattern.quote(scope.region()) + "-\\d+"))
        .ifPresent(zone -> {
          throw new VendorRefusal(
              400,
              "InvalidParameterValue.Zone",
              "The zone `" + zone + "` is not in region `" + scope.region() + "`.");
        });
  }

  private static TypeRules.Builder ruleSet(String token) {
    return TypeRules.type(token, "vpc", "SecurityGroupPolicies")
        .upsert()
        .idIs("securityGroupId")
        .refers(
            new Reference(
                "securityGroupId",
                SECURITY_GROUP,
                "id",
                OnDelete.CASCADES,
                "ResourceNotFound",
                "The security group `%s` does not exist."))
        .refers(securityGroups("ingresses.sourceSecurityId"))
        .refers(securityGroups("egresses.sourceSecurityId"));
  }

  private static void checkRules(
      Fields inputs, java.util.function.BiConsumer<String, String> report) {
    for (String direction : List.of("ingresses", "egresses")) {
      for (int i = 0; i < inputs.items(direction).size(); i++) {
        Fields rule =
            inputs.items(direction).get(i).plain() instanceof Fields fields ? fields : Fields.EMPTY;
        if (rule.text("action").filter(action -> !action.matches("(?i)accept|drop")).isPresent()) {
          report.accept(direction + "[" + i + "].action", "must be ACCEPT or DROP");
        }
        if (rule.text("protocol")
            .filter(protocol -> !protocol.matches("(?i)tcp|udp|icmp|icmpv6|all|gre"))
            .isPresent()) {
          report.accept(
              direction + "[" + i + "].protocol", "must be TCP, UDP, ICMP, ICMPv6, GRE or ALL");
        }
      }
    }
  }

  private static void checkLiteRules(
      Fields inputs, java.util.function.BiConsumer<String, String> report) {
    for (String direction : List.of("ingresses", "egresses")) {
      for (String rule : inputs.get(direction).asTexts()) {
        if (!rule.matches(
            "(ACCEPT|DROP)#[^#]+#(ALL|[\\d,-]+|[a-z0-9-]+)#(TCP|UDP|ICMP|ICMPv6|ALL|[a-z0-9-]+)")) {
          report.accept(
              direction, "\"" + rule + "\" is not written like ACCEPT#10.0.0.0/8#80,443#TCP");
        }
      }
    }
  }

  /** When an object was made, as Tencent Cloud writes it: the time of this call for a new one. */
  static String created(Scope scope, String type, String id) {
    return TIME.format(scope.find(type, id).map(object -> object.createdAt()).orElse(scope.now()));
  }

  /** An address in a subnet's block that follows from an id. */
  static String addressIn(Scope scope, Fields inputs, String id) {
    return Derived.addressIn(
        inputs
            .text("subnetId")
            .flatMap(s -> scope.find(SUBNET, s))
            .map(s -> s.outputs().textOr("cidrBlock", ""))
            .orElse("10.0.0.0/16"),
        id);
  }
}
