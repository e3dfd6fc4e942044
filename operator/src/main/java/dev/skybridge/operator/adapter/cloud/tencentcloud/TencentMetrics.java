package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.MetricSeries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Cloud Monitor ("GetMonitorData"). */
record TencentMetrics(TencentClient client) {
  private static final double BYTES_OF_MEGABIT = 1_000_000 / 8.0;

  /** Steps that it knows; which ones a metric has, and for how long they are kept, differs. */
  private static final List<Duration> STEPS =
      Stream.of(60, 300, 3600, 86_400).map(Duration::ofSeconds).toList();

  /** A series; empty where Tencent Cloud does not measure it. */
  Optional<MetricSeries> read(CloudObject object, CloudMetric metric, MetricRange range)
      throws TencentCloudSDKException {
    var source = source(object, metric);
    return source.isEmpty() ? Optional.empty() : Optional.of(read(source.get(), metric, range));
  }

  private MetricSeries read(Source source, CloudMetric metric, MetricRange range)
      throws TencentCloudSDKException {
    var wanted = range.step().compareTo(source.least()) < 0 ? source.least() : range.step();
    var step =
        STEPS.stream().filter(s -> s.compareTo(wanted) >= 0).findFirst().orElse(STEPS.getLast());
    var dimensions =
        source.dimensions().entrySet().stream()
            .map(d -> Map.of("Name", d.getKey(), "Value", d.getValue()))
            .toList();
    var answer =
        client.call(
            TencentProduct.MONITOR,
            "GetMonitorData",
            Map.of(
                "Namespace", source.namespace(),
                "MetricName", source.name(),
                "Period", step.toSeconds(),
                "StartTime", range.from().toString(),
                "EndTime", range.to().toString(),
                "Instances", List.of(Map.of("Dimensions", dimensions))));
    var points = new ArrayList<Point>();
    for (var series : answer.path("DataPoints")) {
      var times = series.path("Timestamps");
      for (int i = 0; i < times.size(); i++) {
        var at = Instant.ofEpochSecond(times.get(i).asLong());
        var value = series.path("Values").path(i);
        if (value.isNumber() && at.isBefore(range.to())) {
          points.add(new Point(at, value.asDouble() * source.factor()));
        } // else nothing was measured then, or the step is the first after the range
      }
    }
    return new MetricSeries(metric, step, points);
  }

  /**
   * Where a metric is found. Sources: "CVM Monitoring Metrics", "TencentDB for PostgreSQL
   * Monitoring Metrics".
   *
   * @param factor makes the vendor's unit ours
   * @param least shortest step that it is measured in
   */
  private record Source(
      String namespace,
      String name,
      Map<String, String> dimensions,
      double factor,
      Duration least) {}

  private static Optional<Source> source(CloudObject object, CloudMetric metric) {
    return switch (object.kind()) {
      case INSTANCE -> instance(object.id(), metric);
      case DATABASE -> database(object.id(), metric);
      case BUCKET -> Optional.empty();
    };
  }

  /** Traffic is that of the private network. */
  private static Optional<Source> instance(String id, CloudMetric metric) {
    return switch (metric) {
      case CPU_PERCENT -> Optional.of(ofInstance(id, "CPUUsage", 1));
      case RECEIVED_BYTES_PER_SECOND ->
          Optional.of(ofInstance(id, "LanIntraffic", BYTES_OF_MEGABIT));
      case SENT_BYTES_PER_SECOND -> Optional.of(ofInstance(id, "LanOuttraffic", BYTES_OF_MEGABIT));
      case CONNECTIONS, STORED_BYTES, STORED_OBJECTS -> Optional.empty();
    };
  }

  private static Source ofInstance(String id, String name, double factor) {
    return new Source("QCE/CVM", name, Map.of("InstanceId", id), factor, Duration.ofMinutes(1));
  }

  private static Optional<Source> database(String id, CloudMetric metric) {
    return switch (metric) {
      case CPU_PERCENT -> Optional.of(ofDatabase(id, "Cpu"));
      case CONNECTIONS -> Optional.of(ofDatabase(id, "Connections"));
      case RECEIVED_BYTES_PER_SECOND, SENT_BYTES_PER_SECOND, STORED_BYTES, STORED_OBJECTS ->
          Optional.empty();
    };
  }

  private static Source ofDatabase(String id, String name) {
    return new Source("QCE/POSTGRES", name, Map.of("resourceId", id), 1, Duration.ofMinutes(1));
  }
}
