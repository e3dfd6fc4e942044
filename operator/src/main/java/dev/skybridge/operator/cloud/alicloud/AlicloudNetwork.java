package dev.skybridge.operator.cloud.alicloud;

import static dev.skybridge.operator.cloud.StackDraft.NETWORK;

import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.StackDraft;
import java.util.List;

/** The network that a stack's resources share: a VPC and two vSwitches in two zones. */
final class AlicloudNetwork {
  /** Addresses of the VPC. */
  static final String CIDR = "10.65.0.0/16";

  private static final String VPC = NETWORK + "-vpc";
  private static final List<String> PARTS = List.of("subneta", "subnetb");
  private static final List<String> SUBNET_CIDRS = List.of("10.65.0.0/20", "10.65.16.0/20");

  private AlicloudNetwork() {}

  /** Adds the network where a resource needs one. */
  static void addTo(StackDraft draft) {
    if (!draft.has(
        ResourceType.POSTGRES, ResourceType.CACHE, ResourceType.VM_GROUP, ResourceType.CLUSTER)) {
      return;
    }
    draft
        .resource(NETWORK, "vpc", "alicloud:vpc/network:Network")
        .set("vpcName", draft.physicalName(NETWORK, "vpc", 128))
        .set("cidrBlock", CIDR)
        .tagged()
        .add();
    for (int i = 0; i < PARTS.size(); i++) {
      draft
          .resource(NETWORK, PARTS.get(i), "alicloud:vpc/switch:Switch")
          .set("vswitchName", draft.physicalName(NETWORK, PARTS.get(i), 128))
          .set("vpcId", VPC, "id")
          .set("cidrBlock", SUBNET_CIDRS.get(i))
          .set("zoneId", zones(draft).get(i))
          .tagged()
          .add();
    }
  }

  /** The two zones of the stack's region. */
  static List<String> zones(StackDraft draft) {
    var region = draft.stack().region();
    return draft.config().zonesOf(region, AlicloudZones.of(region));
  }

  /** The id of the VPC. */
  static PropertyValue vpcId() {
    return PropertyValue.output(VPC, "id");
  }

  /** The id of the vSwitch in the first zone. */
  static PropertyValue firstSubnetId() {
    return PropertyValue.output(NETWORK + "-" + PARTS.getFirst(), "id");
  }

  /** The ids of both vSwitches. */
  static PropertyValue subnetIds() {
    return new PropertyValue.ListOf(ids());
  }

  /** The ids of both vSwitches in one string, as RDS wants them for a primary with a standby. */
  static PropertyValue bothSubnetIds() {
    return new PropertyValue.Joined(ids(), ",");
  }

  private static List<PropertyValue> ids() {
    return PARTS.stream().map(part -> PropertyValue.output(NETWORK + "-" + part, "id")).toList();
  }
}
