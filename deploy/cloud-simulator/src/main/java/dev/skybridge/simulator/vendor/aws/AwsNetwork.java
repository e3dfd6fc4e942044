package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.Unique;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;
import java.util.Optional;

/**
 * VPCs and what is in them. Limits: EC2 API reference, "CreateVpc", "CreateSubnet",
 * "CreateSecurityGroup".
 */
final class AwsNetwork {

  static final String VPC = "aws:ec2/vpc:Vpc";
  static final String SUBNET = "aws:ec2/subnet:Subnet";
  static final String SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
  private static final String ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";

  private static final Constraints.Refusals SUBNET_BLOCK =
      new Constraints.Refusals() {
        @Override
        public VendorRefusal outside(String block) {
          return new VendorRefusal(
              400, "InvalidSubnet.Range", "The CIDR '" + block + "' is invalid.");
        }

        @Override
        public VendorRefusal overlap(String block) {
          return new VendorRefusal(
              400,
              "InvalidSubnet.Conflict",
              "The CIDR '" + block + "' conflicts with another subnet");
        }
      };

  private AwsNetwork() {}

  static Reference vpc(String path, OnDelete onDelete) {
    return new Reference(
        path, VPC, "id", onDelete, "InvalidVpcID.NotFound", "The vpc ID '%s' does not exist");
  }

  static Reference subnets(String path, OnDelete onDelete) {
    return new Reference(
        path,
        SUBNET,
        "id",
        onDelete,
        "InvalidSubnetID.NotFound",
        "The subnet ID '%s' does not exist");
  }

  static Reference securityGroups(String path, OnDelete onDelete) {
    return new Reference(
        path,
        SECURITY_GROUP,
        "id",
        onDelete,
        "InvalidGroup.NotFound",
        "The security group '%s' does not exist");
  }

  static List<TypeRules> types() {
    return List.of(
        vpcType(),
        subnetType(),
        securityGroupType(),
        ruleType("aws:ec2/securityGroupRule:SecurityGroupRule"),
        ruleType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
        ruleType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
        gatewayType(),
        routeTableType(),
        routeTableAssociationType());
  }

  private static TypeRules vpcType() {
    return TypeRules.type(VPC, "EC2", "Vpc")
        .randomId("vpc-0", 16)
        .check(Constraints.cidr("cidrBlock", 16, 28))
        .check(Constraints.anyOf("cidrBlock", "ipv4IpamPoolId"))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "vpc/" + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "ownerId",
                        scope.account(),
                        "enableDnsSupport",
                        true,
                        "enableDnsHostnames",
                        false,
                        "enableNetworkAddressUsageMetrics",
                        false,
                        "instanceTenancy",
                        "default",
                        "defaultNetworkAclId",
                        "acl-0" + Derived.hex(id, "acl", 16),
                        "defaultRouteTableId",
                        "rtb-0" + Derived.hex(id, "rtb", 16),
                        "mainRouteTableId",
                        "rtb-0" + Derived.hex(id, "rtb", 16),
                        "defaultSecurityGroupId",
                        "sg-0" + Derived.hex(id, "sg", 16),
                        "dhcpOptionsId",
                        "dopt-0" + Derived.hex(scope.region(), "dopt", 16),
                        "ipv6AssociationId",
                        "")))
        .build();
  }

  private static TypeRules subnetType() {
    Reference vpc = vpc("vpcId", OnDelete.REFUSES);
    return TypeRules.type(SUBNET, "EC2", "Subnet")
        .randomId("subnet-0", 16)
        .check(Constraints.cidr("cidrBlock", 16, 28))
        .check(Constraints.anyOf("cidrBlock", "ipv6CidrBlock"))
        .check(Constraints.conflict("availabilityZone", "availabilityZoneId"))
        .refers(vpc)
        .api(Constraints.blockInside("cidrBlock", vpc, "cidrBlock", SUBNET, SUBNET_BLOCK))
        .api((scope, inputs, _) ->
            inputs
                .text("availabilityZone")
                .filter(zone -> !zone.startsWith(scope.region()))
                .ifPresent(zone -> {
                  throw new VendorRefusal(
                      400,
                      "InvalidParameterValue",
                      "Value ("
                          + zone
                          + ") for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: "
                          + scope.region()
                          + "a, "
                          + scope.region()
                          + "b, "
                          + scope.region()
                          + "c.");
                }))
        .api((scope, inputs, _) ->
            inputs
                .text("availabilityZoneId")
                .filter(zone -> !zone.matches(AwsZones.regionCode(scope) + "-az[1-6]"))
                .ifPresent(zone -> {
                  throw new VendorRefusal(
                      400,
                      "InvalidParameterValue",
                      "Value (" + zone + ") for parameter availabilityZoneId is invalid.");
                }))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "subnet/" + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "ownerId",
                        scope.account(),
                        "availabilityZone",
                        AwsZones.nameOf(scope, inputs),
                        "availabilityZoneId",
                        AwsZones.idOf(scope, inputs),
                        "assignIpv6AddressOnCreation",
                        false,
                        "mapPublicIpOnLaunch",
                        false,
                        "enableDns64",
                        false,
                        "ipv6Native",
                        false,
                        "ipv6CidrBlockAssociationId",
                        "",
                        "privateDnsHostnameTypeOnLaunch",
                        "ip-name")))
        .build();
  }

  private static TypeRules securityGroupType() {
    return TypeRules.type(SECURITY_GROUP, "EC2", "SecurityGroup")
        .randomId("sg-0", 16)
        .autoName(
            new dev.skybridge.simulator.cloud.AutoName(
                "name", 255, "-", false, Optional.of("namePrefix")))
        .check(Constraints.length("name", 1, 255))
        .check(
            Constraints.pattern(
                "name", "(?!sg-).*", "invalid value for name (cannot begin with sg-)"))
        .check(Constraints.length("description", 0, 255))
        .check(
            Constraints.pattern(
                "description",
                "[0-9A-Za-z_ .:/()#,@\\[\\]+=&;{}!$*-]*",
                "security group description contains characters that EC2 does not take"))
        .refers(vpc("vpcId", OnDelete.REFUSES))
        .refers(securityGroups("ingress.securityGroups", OnDelete.REFUSES))
        .unique(
            new Unique(
                List.of("vpcId", "name"),
                Unique.Reach.REGION,
                400,
                "InvalidGroup.Duplicate",
                "The security group already exists for VPC '%s'"))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "security-group/" + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "ownerId",
                        scope.account(),
                        "name",
                        inputs.textOr("namePrefix", "") + Derived.hex(id, "name", 26),
                        "vpcId",
                        "vpc-0" + Derived.hex(scope.account() + scope.region(), "default", 16))))
        .build();
  }

  private static TypeRules ruleType(String token) {
    return TypeRules.type(token, "EC2", "SecurityGroupRule")
        .randomId(token.contains("vpc/") ? "sgr-0" : "sgrule-", token.contains("vpc/") ? 16 : 10)
        .refers(securityGroups("securityGroupId", OnDelete.CASCADES))
        .refers(securityGroups("sourceSecurityGroupId", OnDelete.REFUSES))
        .refers(securityGroups("referencedSecurityGroupId", OnDelete.REFUSES))
        .api((scope, inputs, self) ->
            scope.all(token).stream()
                .filter(other -> self.filter(s -> s.key().equals(other.key())).isEmpty())
                .filter(other -> comparable(other.inputs()).equals(comparable(inputs)))
                .findFirst()
                .ifPresent(_ -> {
                  throw new VendorRefusal(
                      400, "InvalidPermission.Duplicate", "the specified rule already exists");
                }))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "security-group-rule/" + id), inputs)
                .overlaidWith(
                    Fields.of("securityGroupRuleId", "sgr-0" + Derived.hex(id, "rule", 16))))
        .build();
  }

  private static Fields comparable(Fields rule) {
    return rule.without("tags").without("description").withoutNulls();
  }

  private static TypeRules gatewayType() {
    return TypeRules.type("aws:ec2/internetGateway:InternetGateway", "EC2", "InternetGateway")
        .randomId("igw-0", 16)
        .refers(vpc("vpcId", OnDelete.REFUSES))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "internet-gateway/" + id), inputs)
                .with("ownerId", dev.skybridge.simulator.property.Property.of(scope.account())))
        .build();
  }

  private static TypeRules routeTableType() {
    return TypeRules.type(ROUTE_TABLE, "EC2", "RouteTable")
        .randomId("rtb-0", 16)
        .refers(vpc("vpcId", OnDelete.REFUSES))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "ec2", "route-table/" + id), inputs)
                .with("ownerId", dev.skybridge.simulator.property.Property.of(scope.account())))
        .build();
  }

  private static TypeRules routeTableAssociationType() {
    return TypeRules.type(
            "aws:ec2/routeTableAssociation:RouteTableAssociation", "EC2", "RouteTableAssociation")
        .randomId("rtbassoc-0", 16)
        .refers(subnets("subnetId", OnDelete.CASCADES))
        .refers(
            new Reference(
                "routeTableId",
                ROUTE_TABLE,
                "id",
                OnDelete.REFUSES,
                "InvalidRouteTableID.NotFound",
                "The routeTable ID '%s' does not exist"))
        .unique(
            new Unique(
                List.of("subnetId"),
                Unique.Reach.REGION,
                400,
                "Resource.AlreadyAssociated",
                "the specified association for subnet %s already exists"))
        .build();
  }

  /** The VPC of the first of some subnets; empty text when there is none. */
  static String vpcOfSubnets(Scope scope, List<String> subnetIds) {
    return subnetIds.stream()
        .flatMap(id -> scope.find(SUBNET, id).stream())
        .flatMap(s -> s.outputs().text("vpcId").stream())
        .findFirst()
        .orElse("");
  }
}
