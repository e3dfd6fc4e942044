package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RDS 2014-08-15: "DescribeDBInstances", "StopDBInstance", "StartDBInstance", "DeleteDBInstance",
 * "DescribeDBInstanceTDE", "ModifyDBInstanceTDE", "TagResources", "ListTagResources".
 */
record AlicloudDatabaseActions(CloudApi api) {
  static final String TYPE = "alicloud:rds/instance:Instance";
  private static final String VERSION = "2014-08-15";

  static List<AlicloudAction> of(CloudApi api) {
    AlicloudDatabaseActions actions = new AlicloudDatabaseActions(api);
    AlicloudEncryption encryption = new AlicloudEncryption(api);
    return List.of(
        new AlicloudAction(
            VERSION,
            "DescribeDBInstances",
            Set.of("RegionId"),
            Set.of("DBInstanceId", "MaxResults", "NextToken", "DBInstanceStatus", "Engine"),
            actions::describe),
        new AlicloudAction(
            VERSION,
            "StopDBInstance",
            Set.of("DBInstanceId"),
            Set.of("RegionId"),
            (caller, parameters) -> actions.turn(caller, parameters, "Running", "Stopped")),
        new AlicloudAction(
            VERSION,
            "StartDBInstance",
            Set.of("DBInstanceId"),
            Set.of("RegionId"),
            (caller, parameters) -> actions.turn(caller, parameters, "Stopped", "Running")),
        new AlicloudAction(
            VERSION,
            "DeleteDBInstance",
            Set.of("DBInstanceId"),
            Set.of("RegionId", "ReleasedKeepPolicy"),
            actions::delete),
        new AlicloudAction(
            VERSION,
            "DescribeDBInstanceTDE",
            Set.of("DBInstanceId"),
            Set.of("RegionId"),
            encryption::describe),
        new AlicloudAction(
            VERSION,
            "ModifyDBInstanceTDE",
            Set.of("DBInstanceId", "TDEStatus"),
            Set.of("RegionId", "DBName", "EncryptionKey", "RoleArn", "IsRotate"),
            encryption::modify),
        new AlicloudAction(
            VERSION,
            "TagResources",
            Set.of("RegionId", "ResourceType", "ResourceId", "Tag"),
            Set.of(),
            actions::tag),
        new AlicloudAction(
            VERSION,
            "ListTagResources",
            Set.of("RegionId", "ResourceType"),
            Set.of("ResourceId", "Tag", "NextToken"),
            actions::tags));
  }

  private ObjectNode describe(Caller caller, Map<String, String> parameters) {
    String id = parameters.getOrDefault("DBInstanceId", "");
    List<CloudObject> all =
        api.list(caller, TYPE).stream()
            .filter(object -> id.isEmpty() || object.id().equals(id))
            .toList();
    AlicloudPages page = AlicloudPages.of(all, parameters, 100);
    ObjectNode answer =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("TotalRecordCount", all.size())
            .put("PageRecordCount", page.objects().size())
            .put("NextToken", page.token());
    var list = answer.putObject("Items").putArray("DBInstance");
    page.objects().forEach(object -> list.add(json(object)));
    return answer;
  }

  private ObjectNode turn(Caller caller, Map<String, String> parameters, String from, String to) {
    CloudObject _ =
        api.touch(
            caller,
            TYPE,
            parameters.getOrDefault("DBInstanceId", ""),
            outputs -> {
              if (!outputs.textOr("status", "Running").equals(from)) {
                throw new VendorRefusal(
                    403,
                    "IncorrectDBInstanceState",
                    "Current DB instance state does not support this operation.");
              }
              return outputs.with("status", Property.of(to));
            });
    return JsonCodec.MAPPER.createObjectNode();
  }

  /** Only what runs is released; a backup is kept of MySQL only. */
  private ObjectNode delete(Caller caller, Map<String, String> parameters) {
    CloudObject object =
        AlicloudDeletion.require(api, caller, TYPE, parameters.getOrDefault("DBInstanceId", ""));
    String policy = parameters.getOrDefault("ReleasedKeepPolicy", "");
    boolean mysql = object.outputs().textOr("engine", "").equals("MySQL");
    if (!Set.of("", "None", "Lastest", "All").contains(policy) || (!policy.isEmpty() && !mysql)) {
      throw new VendorRefusal(
          400, "InvalidReleasedKeepPolicy.Format", "Specified Released Keep Policy is not valid.");
    }
    if (!object.outputs().textOr("status", "Running").equals("Running")) {
      throw new VendorRefusal(
          403,
          "IncorrectDBInstanceState",
          "Current DB instance state does not support this operation.");
    }
    api.delete(caller, TYPE, object.id(), Fields.EMPTY);
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode tag(Caller caller, Map<String, String> parameters) {
    requireInstances(parameters);
    AlicloudTags.set(api, caller, TYPE, parameters);
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode tags(Caller caller, Map<String, String> parameters) {
    requireInstances(parameters);
    List<String> ids = AlicloudAction.list(parameters, "ResourceId");
    if (ids.size() > 50) {
      throw new VendorRefusal(
          400, "InvalidParameter.ResourceId", "At most 50 resources may be named.");
    }
    ObjectNode answer = JsonCodec.MAPPER.createObjectNode().put("NextToken", "");
    var list = answer.putObject("TagResources").putArray("TagResource");
    api.list(caller, TYPE).stream()
        .filter(object -> ids.isEmpty() || ids.contains(object.id()))
        .forEach(object ->
            object
                .tags()
                .forEach((key, value) ->
                    list.addObject()
                        .put("ResourceType", "INSTANCE")
                        .put("ResourceId", object.id())
                        .put("TagKey", key)
                        .put("TagValue", value)));
    return answer;
  }

  private static void requireInstances(Map<String, String> parameters) {
    if (!parameters.getOrDefault("ResourceType", "").equals("INSTANCE")) {
      throw new VendorRefusal(
          400, "InvalidResourceType.NotFound", "The ResourceType provided does not exist.");
    }
  }

  private static ObjectNode json(CloudObject object) {
    return JsonCodec.MAPPER
        .createObjectNode()
        .put("DBInstanceId", object.id())
        .put("DBInstanceDescription", object.outputs().textOr("instanceName", ""))
        .put("DBInstanceStatus", object.outputs().textOr("status", "Running"))
        .put("DBInstanceClass", object.outputs().textOr("instanceType", ""))
        .put("Engine", object.outputs().textOr("engine", ""))
        .put("RegionId", object.key().region());
  }
}
