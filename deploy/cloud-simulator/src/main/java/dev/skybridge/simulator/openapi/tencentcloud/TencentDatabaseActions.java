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
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * TencentDB for PostgreSQL 2017-03-12: "DescribeDBInstances", "IsolateDBInstances",
 * "DestroyDBInstance".
 */
record TencentDatabaseActions(CloudApi api) {
  static final String TYPE = "tencentcloud:Postgresql/instance:Instance";
  private static final String VERSION = "2017-03-12";

  /** The instance's status where it is not running; no plugin sees it. */
  private static final String STATUS = "$status";

  static List<TencentAction> of(CloudApi api) {
    TencentDatabaseActions actions = new TencentDatabaseActions(api);
    return List.of(
        new TencentAction(
            "postgres",
            VERSION,
            "DescribeDBInstances",
            Set.of(),
            Set.of("Filters", "Limit", "Offset", "OrderBy", "OrderByType"),
            actions::describe),
        new TencentAction(
            "postgres",
            VERSION,
            "IsolateDBInstances",
            Set.of("DBInstanceIdSet"),
            Set.of(),
            actions::isolate),
        new TencentAction(
            "postgres",
            VERSION,
            "DestroyDBInstance",
            Set.of("DBInstanceId"),
            Set.of(),
            actions::destroy));
  }

  private ObjectNode describe(Caller caller, JsonNode parameters) {
    int offset = TencentAction.number(parameters, "Offset", 0, 0, Integer.MAX_VALUE);
    int limit = TencentAction.number(parameters, "Limit", 10, 1, 100);
    List<CloudObject> all =
        api.list(caller, TYPE).stream().filter(filter(parameters.path("Filters"))).toList();
    ObjectNode answer = JsonCodec.MAPPER.createObjectNode().put("TotalCount", all.size());
    var set = answer.putArray("DBInstanceSet");
    all.stream().skip(offset).limit(limit).forEach(object -> set.add(json(object)));
    return answer;
  }

  private ObjectNode isolate(Caller caller, JsonNode parameters) {
    for (JsonNode id : parameters.path("DBInstanceIdSet")) {
      CloudObject object = require(caller, id.asText());
      if (object.outputs().isTrue("deleteProtection")) {
        throw new VendorRefusal(
            200,
            "OperationDenied.DeletionProtection",
            "The instance `" + object.id() + "` has deletion protection.");
      }
      requireStatus(object, "running");
      CloudObject _ =
          api.touch(
              caller, TYPE, object.id(), outputs -> outputs.with(STATUS, Property.of("isolated")));
    }
    return JsonCodec.MAPPER.createObjectNode();
  }

  private ObjectNode destroy(Caller caller, JsonNode parameters) {
    CloudObject object = require(caller, parameters.path("DBInstanceId").asText());
    requireStatus(object, "isolated");
    api.delete(caller, TYPE, object.id(), Fields.EMPTY);
    return JsonCodec.MAPPER.createObjectNode();
  }

  private CloudObject require(Caller caller, String id) {
    return api.read(caller, TYPE, id)
        .orElseThrow(() ->
            new VendorRefusal(
                200,
                "ResourceNotFound.InstanceNotFoundError",
                "The instance `" + id + "` does not exist."));
  }

  private static void requireStatus(CloudObject object, String status) {
    if (!status(object).equals(status)) {
      throw new VendorRefusal(
          200,
          "OperationDenied.InstanceStatusLimitError",
          "The instance `" + object.id() + "` is " + status(object) + ".");
    }
  }

  private static String status(CloudObject object) {
    return object.outputs().textOr(STATUS, "running");
  }

  private static Predicate<CloudObject> filter(JsonNode filters) {
    return StreamSupport.stream(filters.spliterator(), false)
        .map(TencentDatabaseActions::one)
        .reduce(_ -> true, Predicate::and);
  }

  private static Predicate<CloudObject> one(JsonNode filter) {
    List<String> values =
        StreamSupport.stream(filter.path("Values").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    return switch (filter.path("Name").asText()) {
      case "db-instance-id" -> object -> values.contains(object.id());
      case "db-instance-name" -> object -> values.contains(object.outputs().textOr("name", ""));
      default ->
          throw new VendorRefusal(
              200,
              "InvalidParameterValue.ParameterValueError",
              "The filter `" + filter.path("Name").asText() + "` is invalid.");
    };
  }

  private static ObjectNode json(CloudObject object) {
    ObjectNode instance =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("DBInstanceId", object.id())
            .put("DBInstanceName", object.outputs().textOr("name", ""))
            .put("DBInstanceStatus", status(object))
            .put(
                "DBInstanceClass",
                "pg.it.small" + (int) object.outputs().number("memory").orElse(2))
            .put("DBEngine", "postgresql")
            .put("IsSupportTDE", object.outputs().number("needSupportTde").orElse(0) > 0 ? 1 : 0)
            .put("Region", object.key().region())
            .put("CreateTime", object.createdAt().toString());
    var tags = instance.putArray("TagList");
    object
        .tags()
        .forEach((key, value) -> tags.addObject().put("TagKey", key).put("TagValue", value));
    return instance;
  }
}
