package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ECS 2014-05-26: "DescribeInstances", "StopInstance", "StartInstance", "DeleteInstance",
 * "TagResources".
 */
record AlicloudMachineActions(CloudApi api) {
  static final String TYPE = "alicloud:ecs/instance:Instance";
  private static final String VERSION = "2014-05-26";

  static List<AlicloudAction> of(CloudApi api) {
    AlicloudMachineActions actions = new AlicloudMachineActions(api);
    return List.of(
        new AlicloudAction(
            VERSION,
            "DescribeInstances",
            Set.of("RegionId"),
            Set.of("InstanceIds", "MaxResults", "NextToken", "Status", "Tag"),
            actions::describe),
        new AlicloudAction(
            VERSION,
            "StopInstance",
            Set.of("InstanceId"),
            Set.of("RegionId", "ForceStop", "StoppedMode", "ConfirmStop"),
            (caller, parameters) -> actions.turn(caller, parameters, "Running", "Stopped")),
        new AlicloudAction(
            VERSION,
            "StartInstance",
            Set.of("InstanceId"),
            Set.of("RegionId", "InitLocalDisk"),
            (caller, parameters) -> actions.turn(caller, parameters, "Stopped", "Running")),
        new AlicloudAction(
            VERSION,
            "DeleteInstance",
            Set.of("InstanceId"),
            Set.of("RegionId", "Force", "ForceStop", "TerminateSubscription"),
            actions::delete),
        new AlicloudAction(
            VERSION,
            "TagResources",
            Set.of("RegionId", "ResourceType", "ResourceId", "Tag"),
            Set.of(),
            actions::tag));
  }

  private ObjectNode describe(Caller caller, Map<String, String> parameters) {
    String ids = parameters.getOrDefault("InstanceIds", "");
    Set<String> wanted = new HashSet<>();
    if (!ids.isEmpty()) {
      JsonNode list = JsonCodec.parse(ids);
      if (!list.isArray() || list.size() > 100) {
        throw new VendorRefusal(
            400, "InvalidInstanceIds.Malformed", "The specified InstanceIds are not valid.");
      }
      list.forEach(id -> wanted.add(id.asText()));
    }
    List<CloudObject> all =
        api.list(caller, TYPE).stream()
            .filter(object -> ids.isEmpty() || wanted.contains(object.id()))
            .toList();
    AlicloudPages page = AlicloudPages.of(all, parameters, 100);
    ObjectNode answer =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("TotalCount", all.size())
            .put("NextToken", page.token());
    var list = answer.putObject("Instances").putArray("Instance");
    page.objects().forEach(object -> list.add(json(object)));
    return answer;
  }

  private ObjectNode turn(Caller caller, Map<String, String> parameters, String from, String to) {
    String id = parameters.getOrDefault("InstanceId", "");
    CloudObject _ =
        api.touch(
            caller,
            TYPE,
            id,
            outputs -> {
              if (!outputs.textOr("status", "").equals(from)) {
                throw new VendorRefusal(
                    403,
                    "IncorrectInstanceStatus",
                    "The current status of the resource does not support this operation.");
              }
              return outputs.with("status", Property.of(to));
            });
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode delete(Caller caller, Map<String, String> parameters) {
    CloudObject object =
        AlicloudDeletion.require(api, caller, TYPE, parameters.getOrDefault("InstanceId", ""));
    if (!object.outputs().textOr("status", "").equals("Stopped")
        && !parameters.getOrDefault("Force", "false").equals("true")) {
      throw new VendorRefusal(
          403,
          "IncorrectInstanceStatus",
          "The current status of the resource does not support this operation.");
    }
    if (object.outputs().textOr("instanceChargeType", "PostPaid").equals("PrePaid")) {
      throw new VendorRefusal(
          403,
          "ChargeTypeViolation",
          "The operation is not permitted due to charge type of the instance.");
    }
    api.delete(caller, TYPE, object.id(), Fields.EMPTY);
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode tag(Caller caller, Map<String, String> parameters) {
    if (!parameters.getOrDefault("ResourceType", "").equals("instance")) {
      throw new VendorRefusal(
          400, "InvalidResourceType.NotFound", "The ResourceType provided does not exist.");
    }
    AlicloudTags.set(api, caller, TYPE, parameters);
    return JsonCodec.MAPPER.createObjectNode();
  }

  private static ObjectNode json(CloudObject object) {
    ObjectNode instance =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("InstanceId", object.id())
            .put("InstanceName", object.outputs().textOr("instanceName", ""))
            .put("Status", object.outputs().textOr("status", ""))
            .put("InstanceType", object.outputs().textOr("instanceType", ""))
            .put("ZoneId", object.outputs().textOr("availabilityZone", ""))
            .put("RegionId", object.key().region());
    var tags = instance.putObject("Tags").putArray("Tag");
    object
        .tags()
        .forEach((key, value) -> tags.addObject().put("TagKey", key).put("TagValue", value));
    return instance;
  }
}
