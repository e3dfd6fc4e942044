package dev.skybridge.simulator.openapi.tencentcloud;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Cloud Monitor 2018-07-24: "GetMonitorData". */
record TencentMonitorActions(CloudApi api) {
  private static final int MOST_POINTS = 1440;

  /**
   * What is measured in a namespace.
   *
   * @param id the dimension that names the object
   * @param dimensions all that must be given
   */
  private record Namespace(String type, String id, Set<String> dimensions, Set<String> metrics) {}

  private static final Map<String, Namespace> NAMESPACES =
      Map.of(
          "QCE/CVM",
          new Namespace(
              TencentMachineActions.TYPE,
              "InstanceId",
              Set.of("InstanceId"),
              Set.of("CPUUsage", "LanIntraffic", "LanOuttraffic", "WanIntraffic", "WanOuttraffic")),
          "QCE/POSTGRES",
          new Namespace(
              TencentDatabaseActions.TYPE,
              "resourceId",
              Set.of("resourceId"),
              Set.of("Cpu", "Connections", "Qps", "Memory")));

  static List<TencentAction> of(CloudApi api) {
    return List.of(
        new TencentAction(
            "monitor",
            "2018-07-24",
            "GetMonitorData",
            Set.of("Namespace", "MetricName", "Instances"),
            Set.of("Period", "StartTime", "EndTime", "SpecifyStatistics"),
            new TencentMonitorActions(api)::data));
  }

  private ObjectNode data(Caller caller, JsonNode parameters) {
    Namespace namespace = NAMESPACES.get(parameters.path("Namespace").asText());
    String metric = parameters.path("MetricName").asText();
    if (namespace == null || !namespace.metrics().contains(metric)) {
      throw new VendorRefusal(
          200, "InvalidParameterValue", "There is no such metric in the namespace: " + metric);
    }
    int period = TencentAction.number(parameters, "Period", 300, 10, 86_400);
    if (!Set.of(10, 60, 300, 3600, 86_400).contains(period)) {
      throw new VendorRefusal(200, "InvalidParameterValue", "`Period` is not supported.");
    }
    Instant from = time(parameters, "StartTime");
    Instant to = time(parameters, "EndTime");
    if (!from.isBefore(to)
        || (to.getEpochSecond() - from.getEpochSecond()) / period > MOST_POINTS) {
      throw new VendorRefusal(
          200, "InvalidParameterValue", "The range is empty or has more than 1440 points.");
    }
    ObjectNode answer =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("Period", period)
            .put("MetricName", metric)
            .put("StartTime", parameters.path("StartTime").asText())
            .put("EndTime", parameters.path("EndTime").asText());
    ArrayNode points = answer.putArray("DataPoints");
    for (JsonNode instance : parameters.path("Instances")) {
      series(caller, namespace, metric, from, to, instance, points.addObject());
    }
    return answer;
  }

  private void series(
      Caller caller,
      Namespace namespace,
      String metric,
      Instant from,
      Instant to,
      JsonNode instance,
      ObjectNode series) {
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode dimension : instance.path("Dimensions")) {
      dimensions.put(dimension.path("Name").asText(), dimension.path("Value").asText());
    }
    if (!dimensions.keySet().equals(namespace.dimensions())) {
      throw new VendorRefusal(
          200, "InvalidParameterValue", "The dimensions must be " + namespace.dimensions() + ".");
    }
    var echo = series.putArray("Dimensions");
    dimensions.forEach((name, value) -> echo.addObject().put("Name", name).put("Value", value));
    ArrayNode times = series.putArray("Timestamps");
    ArrayNode values = series.putArray("Values");
    api.read(caller, namespace.type(), dimensions.getOrDefault(namespace.id(), "")).stream()
        .flatMap(object -> Measurements.of(object, metric, from, to.plusMillis(1)).stream())
        .forEach(measured -> {
          times.add(measured.at() / 1000);
          values.add(measured.value());
        });
  }

  private static Instant time(JsonNode parameters, String name) {
    try {
      return OffsetDateTime.parse(parameters.path(name).asText()).toInstant();
    } catch (DateTimeException e) {
      throw new VendorRefusal(
          200, "InvalidParameterValue", "`" + name + "` must be a time in ISO 8601.");
    }
  }
}
