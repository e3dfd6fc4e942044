package dev.skybridge.operator.cloud.tencentcloud;

import static dev.skybridge.operator.cloud.StackDraft.NETWORK;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.StackDraft;
import java.util.List;
import java.util.Map;

/** The network that a stack's resources share: a VPC and two subnets in two zones. */
final class TencentNetwork {
  /** Addresses of the VPC. */
  static final String CIDR = "10.66.0.0/16";

  private static final String VPC = NETWORK + "-vpc";
  private static final List<String> PARTS = List.of("subneta", "subnetb");
  private static final List<String> SUBNET_CIDRS = List.of("10.66.0.0/20", "10.66.16.0/20");

  private TencentNetwork() {}

  /** Adds the network where a resource needs one. */
  static void addTo(StackDraft draft) {
    if (!draft.has(
        ResourceType.POSTGRES, ResourceType.CACHE, ResourceType.VM_GROUP, ResourceType.CLUSTER)) {
      return;
    }
    draft
        .resource(NETWORK, "vpc", "tencentcloud:Vpc/instance:Instance")
        .set("name", draft.physicalName(NETWORK, "vpc", 60))
        .set("cidrBlock", CIDR)
        .set("isMulticast", false)
        .tagged()
        .add();
    for (int i = 0; i < PARTS.size(); i++) {
      draft
          .resource(NETWORK, PARTS.get(i), "tencentcloud:Subnet/instance:Instance")
          .set("name", draft.physicalName(NETWORK, PARTS.get(i), 60))
          .set("vpcId", VPC, "id")
          .set("cidrBlock", SUBNET_CIDRS.get(i))
          .set("availabilityZone", zones(draft).get(i))
          .set("isMulticast", false)
          .tagged()
          .add();
    }
  }

  /** The two zones of the stack's region. */
  static List<String> zones(StackDraft draft) {
    var region = draft.stack().region();
    return draft.config().zonesOf(region, TencentZones.of(region));
  }

  /** The id of the VPC. */
  static PropertyValue vpcId() {
    return PropertyValue.output(VPC, "id");
  }

  /** The id of the subnet in the first zone. */
  static PropertyValue firstSubnetId() {
    return PropertyValue.output(NETWORK + "-" + PARTS.getFirst(), "id");
  }

  /** The ids of both subnets. */
  static PropertyValue subnetIds() {
    return PropertyValue.list(
        PARTS.stream()
            .map(part -> PropertyValue.output(NETWORK + "-" + part, "id"))
            .toArray(PropertyValue[]::new));
  }

  /**
   * Adds a security group that lets in one TCP port from inside the VPC and nothing out.
   *
   * @return a list of its id
   */
  static PropertyValue firewall(StackDraft draft, ResourceSpec spec, int port) {
    return firewall(draft, spec, Map.of("ingresses", rules("TCP", Integer.toString(port))));
  }

  /**
   * Adds a security group for machines: all ports, in and out, inside the VPC.
   *
   * @return a list of its id
   */
  static PropertyValue insideOnly(StackDraft draft, ResourceSpec spec) {
    var all = rules("ALL", "ALL");
    return firewall(draft, spec, Map.of("ingresses", all, "egresses", all));
  }

  private static PropertyValue firewall(
      StackDraft draft, ResourceSpec spec, Map<String, PropertyValue> rules) {
    var group =
        draft
            .resource(spec.name(), "firewall", "tencentcloud:Security/group:Group")
            .set("name", draft.physicalName(spec.name(), "firewall", 60))
            .set("description", "Access to " + spec.name() + " from inside the VPC")
            .tagged()
            .add();
    var set =
        draft
            .resource(spec.name(), "rules", "tencentcloud:Security/groupRuleSet:GroupRuleSet")
            .set("securityGroupId", group, "id");
    rules.forEach(set::set);
    set.add();
    return PropertyValue.list(PropertyValue.output(group, "id"));
  }

  private static PropertyValue rules(String protocol, String port) {
    return PropertyValue.list(
        PropertyValue.map(
            Map.of(
                "action", PropertyValue.of("ACCEPT"),
                "cidrBlock", PropertyValue.of(CIDR),
                "protocol", PropertyValue.of(protocol),
                "port", PropertyValue.of(port),
                "description", PropertyValue.of("inside the VPC"))));
  }
}
