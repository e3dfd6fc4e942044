package dev.skybridge.simulator.openapi.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CVM 2017-03-12: "DescribeInstances", "StopInstances", "StartInstances", "TerminateInstances". */
record TencentMachineActions(CloudApi api) {
  static final String TYPE = "tencentcloud:Instance/instance:Instance";
  private static final String VERSION = "2017-03-12";

  static List<TencentAction> of(CloudApi api) {
    TencentMachineActions actions = new TencentMachineActions(api);
    return List.of(
        new TencentAction(
            "cvm",
            VERSION,
            "DescribeInstances",
            Set.of(),
            Set.of("InstanceIds", "Filters", "Offset", "Limit"),
            actions::describe),
        new TencentAction(
            "cvm",
            VERSION,
            "StopInstances",
            Set.of("InstanceIds"),
            Set.of("ForceStop", "StopType", "StoppedMode"),
            (caller, parameters) ->
                actions.turn(
                    caller, parameters, "STOPPED", "UnsupportedOperation.InstanceStateStopped")),
        new TencentAction(
            "cvm",
            VERSION,
            "StartInstances",
            Set.of("InstanceIds"),
            Set.of(),
            (caller, parameters) ->
                actions.turn(
                    caller, parameters, "RUNNING", "UnsupportedOperation.InstanceStateRunning")),
        new TencentAction(
            "cvm",
            VERSION,
            "TerminateInstances",
            Set.of("InstanceIds"),
            Set.of("ReleasePrepaidDataDisks"),
            actions::terminate));
  }

  private ObjectNode describe(Caller caller, JsonNode parameters) {
    if (parameters.has("InstanceIds") && parameters.has("Filters")) {
      throw new VendorRefusal(
          200,
          "InvalidParameterValue",
          "`InstanceIds` and `Filters` can't be given at the same time.");
    }
    int offset = TencentAction.number(parameters, "Offset", 0, 0, Integer.MAX_VALUE);
    int limit = TencentAction.number(parameters, "Limit", 20, 1, 100);
    List<CloudObject> all =
        parameters.has("InstanceIds")
            ? named(caller, parameters.path("InstanceIds"))
            : api.list(caller, TYPE);
    ObjectNode answer = JsonCodec.MAPPER.createObjectNode().put("TotalCount", all.size());
    var set = answer.putArray("InstanceSet");
    all.stream().skip(offset).limit(limit).forEach(object -> set.add(json(object)));
    return answer;
  }

  private List<CloudObject> named(Caller caller, JsonNode ids) {
    if (ids.size() > 100) {
      throw new VendorRefusal(
          200, "InvalidParameterValue.LimitExceeded", "At most 100 instances may be named.");
    }
    List<CloudObject> found = new ArrayList<>();
    for (JsonNode id : ids) {
      if (!id.asText().matches("ins-[a-z0-9]{8}")) {
        throw new VendorRefusal(
            200,
            "InvalidInstanceId.Malformed",
            "The instance ID `" + id.asText() + "` is invalid.");
      }
      found.add(
          api.read(caller, TYPE, id.asText())
              .orElseThrow(() ->
                  new VendorRefusal(
                      200,
                      "InvalidInstanceId.NotFound",
                      "The instance `" + id.asText() + "` does not exist.")));
    }
    return found;
  }

  private ObjectNode turn(Caller caller, JsonNode parameters, String state, String already) {
    List<CloudObject> objects = named(caller, parameters.path("InstanceIds"));
    for (CloudObject object : objects) {
      if (object.outputs().textOr("instanceStatus", "").equals(state)) {
        throw new VendorRefusal(
            200, already, "The instance `" + object.id() + "` is in the state " + state + ".");
      }
    }
    for (CloudObject object : objects) {
      CloudObject _ =
          api.touch(
              caller,
              TYPE,
              object.id(),
              outputs -> outputs.with("instanceStatus", Property.of(state)));
    }
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode terminate(Caller caller, JsonNode parameters) {
    for (CloudObject object : named(caller, parameters.path("InstanceIds"))) {
      api.delete(caller, TYPE, object.id(), Fields.EMPTY);
    }
    return JsonCodec.MAPPER.createObjectNode();
  }

  private static ObjectNode json(CloudObject object) {
    ObjectNode instance =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("InstanceId", object.id())
            .put("InstanceName", object.outputs().textOr("instanceName", ""))
            .put("InstanceState", object.outputs().textOr("instanceStatus", ""))
            .put("InstanceType", object.outputs().textOr("instanceType", ""))
            .put("InstanceChargeType", object.outputs().textOr("instanceChargeType", ""))
            .put("CreatedTime", object.createdAt().toString());
    instance.putObject("Placement").put("Zone", object.outputs().textOr("availabilityZone", ""));
    var tags = instance.putArray("Tags");
    object.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return instance;
  }
}
