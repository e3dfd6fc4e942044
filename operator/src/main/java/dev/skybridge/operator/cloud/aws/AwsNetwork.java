package dev.skybridge.operator.cloud.aws;

import static dev.skybridge.operator.cloud.StackDraft.NETWORK;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.cloud.ResourceDraft;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import java.util.List;
import java.util.Map;

/**
 * The network that a stack's resources share: a VPC and two private subnets in two zones. Nothing
 * in it has a public address and no route leads out.
 */
final class AwsNetwork {
  /** Addresses of the VPC. */
  static final String CIDR = "10.64.0.0/16";

  private static final String VPC = NETWORK + "-vpc";
  private static final List<String> PARTS = List.of("subneta", "subnetb");
  private static final List<String> SUBNET_CIDRS = List.of("10.64.0.0/20", "10.64.16.0/20");

  private AwsNetwork() {}

  /** Adds the network where a resource needs one. */
  static void addTo(StackDraft draft) {
    if (!draft.has(
        ResourceType.POSTGRES, ResourceType.CACHE, ResourceType.VM_GROUP, ResourceType.CLUSTER)) {
      return;
    }
    var region = draft.stack().region();
    var zones = draft.config().zonesOf(region, AwsZones.idsOf(region));
    if (zones.isEmpty()) {
      draft.refuse(
          Reason.NOT_SUPPORTED,
          "region " + region + " is not a region of AWS; regions look like eu-central-1");
      return;
    }
    draft
        .resource(NETWORK, "vpc", "aws:ec2/vpc:Vpc")
        .set("cidrBlock", CIDR)
        .set("enableDnsSupport", true)
        .set("enableDnsHostnames", true)
        .tagged()
        .add();
    for (int i = 0; i < PARTS.size(); i++) {
      draft
          .resource(NETWORK, PARTS.get(i), "aws:ec2/subnet:Subnet")
          .set("vpcId", VPC, "id")
          .set("cidrBlock", SUBNET_CIDRS.get(i))
          .set("availabilityZoneId", zones.get(i))
          .set("mapPublicIpOnLaunch", false)
          .tagged()
          .add();
    }
  }

  /** The ids of both subnets. */
  static PropertyValue subnetIds() {
    return PropertyValue.list(
        PARTS.stream()
            .map(part -> PropertyValue.output(NETWORK + "-" + part, "id"))
            .toArray(PropertyValue[]::new));
  }

  /**
   * Adds a security group that lets in one port from inside the VPC and nothing out.
   *
   * @param port TCP port of the resource
   * @return a list of its id
   */
  static PropertyValue firewall(StackDraft draft, ResourceSpec spec, int port) {
    return ids(firewallDraft(draft, spec, rule("tcp", port)));
  }

  /**
   * Adds a security group for machines: all ports, in and out, inside the VPC.
   *
   * @return a list of its id
   */
  static PropertyValue insideOnly(StackDraft draft, ResourceSpec spec) {
    var all = rule("-1", 0);
    return ids(firewallDraft(draft, spec, all).set("egress", PropertyValue.list(all)));
  }

  private static ResourceDraft firewallDraft(
      StackDraft draft, ResourceSpec spec, PropertyValue ingress) {
    return draft
        .resource(spec.name(), "firewall", "aws:ec2/securityGroup:SecurityGroup")
        .set("name", draft.physicalName(spec.name(), "firewall", 255))
        .set("description", "Access to " + spec.name() + " from inside the VPC")
        .set("vpcId", VPC, "id")
        .set("ingress", PropertyValue.list(ingress))
        .tagged();
  }

  private static PropertyValue ids(ResourceDraft group) {
    return PropertyValue.list(PropertyValue.output(group.add(), "id"));
  }

  private static PropertyValue rule(String protocol, int port) {
    return PropertyValue.map(
        Map.of(
            "description", PropertyValue.of("inside the VPC"),
            "protocol", PropertyValue.of(protocol),
            "fromPort", PropertyValue.of(port),
            "toPort", PropertyValue.of(port),
            "cidrBlocks", Values.textList(CIDR)));
  }
}
