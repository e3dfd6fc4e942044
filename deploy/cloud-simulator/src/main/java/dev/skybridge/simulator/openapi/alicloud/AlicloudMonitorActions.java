package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.openapi.Measurements;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CloudMonitor 2019-01-01: "DescribeMetricList". The points come as JSON in a text. */
record AlicloudMonitorActions(CloudApi api) {
  private static final int MOST_POINTS = 1000;

  /**
   * What is measured in a namespace.
   *
   * @param dimension that names the object
   */
  private record Namespace(String type, String dimension, Set<String> metrics) {}

  private static final Map<String, Namespace> NAMESPACES =
      Map.of(
          "acs_ecs_dashboard",
          new Namespace(
              AlicloudMachineActions.TYPE,
              "instanceId",
              Set.of("CPUUtilization", "IntranetInRate", "IntranetOutRate")),
          "acs_rds_dashboard",
          new Namespace(
              AlicloudDatabaseActions.TYPE,
              "instanceId",
              Set.of("CpuUsage", "DiskUsage", "MemoryUsage", "ConnectionUsage", "IOPSUsage")));

  static List<AlicloudAction> of(CloudApi api) {
    return List.of(
        new AlicloudAction(
            "2019-01-01",
            "DescribeMetricList",
            Set.of("Namespace", "MetricName"),
            Set.of(
                "RegionId",
                "Dimensions",
                "StartTime",
                "EndTime",
                "Period",
                "Length",
                "NextToken",
                "Express"),
            new AlicloudMonitorActions(api)::list));
  }

  private ObjectNode list(Caller caller, Map<String, String> parameters) {
    Namespace namespace = NAMESPACES.get(parameters.getOrDefault("Namespace", ""));
    String metric = parameters.getOrDefault("MetricName", "");
    if (namespace == null || !namespace.metrics().contains(metric)) {
      throw new VendorRefusal(404, "ResourceNotFound", "The specified metric is not found.");
    }
    int period = AlicloudAction.number(parameters, "Period", 60, 15, 86_400);
    int length = AlicloudAction.number(parameters, "Length", MOST_POINTS, 1, 1440);
    Instant from = time(parameters, "StartTime");
    Instant to = time(parameters, "EndTime");
    if (!from.isBefore(to)) {
      throw new VendorRefusal(
          400, "ParameterInvalid", "StartTime can't be equal to or later than EndTime.");
    }
    ArrayNode points = JsonCodec.MAPPER.createArrayNode();
    for (JsonNode dimensions : JsonCodec.parse(parameters.getOrDefault("Dimensions", "[]"))) {
      String id = dimensions.path(namespace.dimension()).asText();
      // Open on the left and closed on the right, as CloudMonitor has it.
      api.read(caller, namespace.type(), id).stream()
          .flatMap(object ->
              Measurements.of(object, metric, from.plusMillis(1), to.plusMillis(1)).stream())
          .limit(length)
          .forEach(measured ->
              points
                  .addObject()
                  .put("timestamp", measured.at())
                  .put("userId", caller.account())
                  .put(namespace.dimension(), id)
                  .put("Average", measured.value()));
    }
    return JsonCodec.MAPPER
        .createObjectNode()
        .put("Code", "200")
        .put("Success", true)
        .put("Period", String.valueOf(period))
        .put("Datapoints", points.toString());
  }

  /** Milliseconds since 1970, or {@code YYYY-MM-DDThh:mm:ssZ}. */
  private static Instant time(Map<String, String> parameters, String name) {
    String text = parameters.getOrDefault(name, "");
    try {
      return text.matches("\\d{13}")
          ? Instant.ofEpochMilli(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new VendorRefusal(400, "ParameterInvalid", name + " is not a time.");
    }
  }
}
