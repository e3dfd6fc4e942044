package dev.skybridge.operator.adapter.cloud.alicloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.MetricSeries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CloudMonitor ("DescribeMetricList"). Its ranges are open on the left and closed on the right. */
record AlicloudMetrics(AlicloudClient client) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A series; empty where Alibaba Cloud does not measure it. */
  Optional<MetricSeries> read(CloudObject object, CloudMetric metric, MetricRange range)
      throws Exception {
    var source = source(object, metric);
    return source.isEmpty()
        ? Optional.empty()
        : Optional.of(read(source.get(), object.id(), metric, range));
  }

  private MetricSeries read(Source source, String id, CloudMetric metric, MetricRange range)
      throws Exception {
    var step =
        Stream.of(1L, 5L, 15L)
            .map(Duration::ofMinutes)
            .filter(s -> s.compareTo(range.step()) >= 0)
            .findFirst()
            .orElse(range.step());
    var query = new HashMap<String, String>();
    query.put("Namespace", source.namespace());
    query.put("MetricName", source.name());
    query.put("Dimensions", JSON.writeValueAsString(List.of(Map.of("instanceId", id))));
    query.put("Period", String.valueOf(step.toSeconds()));
    query.put("StartTime", String.valueOf(range.from().toEpochMilli() - 1));
    query.put("EndTime", String.valueOf(range.to().toEpochMilli() - 1));
    var points = new TreeMap<Instant, Double>();
    String next;
    do {
      var body = client.call(AlicloudProduct.CMS, "DescribeMetricList", query);
      for (var point : JSON.readTree(body.path("Datapoints").asText("[]"))) {
        var at = Instant.ofEpochMilli(point.path("timestamp").asLong());
        points.put(at, point.path("Average").asDouble() * source.factor());
      }
      next = body.path("NextToken").asText();
      query.put("NextToken", next);
    } while (!next.isEmpty());
    return new MetricSeries(
        metric,
        step,
        points.entrySet().stream().map(e -> new Point(e.getKey(), e.getValue())).toList());
  }

  /**
   * Where a metric is found. Source: CloudMonitor, "Metrics for Alibaba Cloud services".
   *
   * @param factor makes the vendor's unit ours
   */
  private record Source(String namespace, String name, double factor) {}

  /** Traffic is that of the private network, which ECS counts in bits. */
  private static Optional<Source> source(CloudObject object, CloudMetric metric) {
    return switch (object.kind()) {
      case INSTANCE ->
          switch (metric) {
            case CPU_PERCENT -> Optional.of(new Source("acs_ecs_dashboard", "CPUUtilization", 1));
            case RECEIVED_BYTES_PER_SECOND ->
                Optional.of(new Source("acs_ecs_dashboard", "IntranetInRate", 1 / 8.0));
            case SENT_BYTES_PER_SECOND ->
                Optional.of(new Source("acs_ecs_dashboard", "IntranetOutRate", 1 / 8.0));
            case CONNECTIONS, STORED_BYTES, STORED_OBJECTS -> Optional.empty();
          };
      case DATABASE ->
          switch (metric) {
            case CPU_PERCENT -> Optional.of(new Source("acs_rds_dashboard", "CpuUsage", 1));
            case RECEIVED_BYTES_PER_SECOND,
                SENT_BYTES_PER_SECOND,
                CONNECTIONS,
                STORED_BYTES,
                STORED_OBJECTS ->
                Optional.empty();
          };
      case BUCKET -> Optional.empty();
    };
  }
}
