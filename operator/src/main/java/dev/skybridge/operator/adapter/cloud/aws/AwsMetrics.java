package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.MetricSeries.Point;
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** CloudWatch. */
final class AwsMetrics {
  private static final String API = "cloudwatch";
  private static final String QUERY = "asked";

  private final AwsClients clients;
  private final Turns turns;

  AwsMetrics(AwsClients clients, Turns turns) {
    this.clients = clients;
    this.turns = turns;
  }

  /** A series; empty where AWS does not measure it. */
  Optional<MetricSeries> read(CloudObject object, CloudMetric metric, MetricRange range) {
    return source(object, metric).map(source -> read(source, metric, range));
  }

  private MetricSeries read(Source source, CloudMetric metric, MetricRange range) {
    var step = range.step().compareTo(source.least()) < 0 ? source.least() : range.step();
    var points = new ArrayList<Point>();
    try (var cloudWatch = clients.client(API, CloudWatchClient.builder())) {
      String next = null;
      do {
        turns.await(API);
        var token = next;
        var response =
            cloudWatch.getMetricData(request ->
                request
                    .metricDataQueries(source.query(step))
                    .startTime(range.from())
                    .endTime(range.to())
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                    .nextToken(token));
        points.addAll(points(response, source.perSecond() ? step.toMillis() / 1000.0 : 1.0));
        next = response.nextToken();
      } while (next != null && !next.isEmpty());
    }
    return new MetricSeries(metric, step, points);
  }

  private static List<Point> points(GetMetricDataResponse response, double divisor) {
    var points = new ArrayList<Point>();
    for (var result : response.metricDataResults()) {
      for (int i = 0; i < result.timestamps().size(); i++) {
        points.add(new Point(result.timestamps().get(i), result.values().get(i) / divisor));
      }
    }
    return points;
  }

  /**
   * Where a metric is found. Sources: "CloudWatch metrics that are available for your instances"
   * (EC2), "Amazon CloudWatch metrics for Amazon RDS", "Metrics and dimensions" (S3).
   *
   * @param perSecond whether the sum over a step is to be divided by its seconds, as AWS says for
   *     the network metrics of EC2, which count bytes
   * @param least shortest step that it is measured in
   */
  private record Source(
      String namespace,
      String name,
      Map<String, String> dimensions,
      boolean perSecond,
      Duration least) {

    MetricDataQuery query(Duration step) {
      var metric =
          Metric.builder()
              .namespace(namespace)
              .metricName(name)
              .dimensions(
                  dimensions.entrySet().stream()
                      .sorted(Map.Entry.comparingByKey()) // equal questions read alike
                      .map(entry ->
                          Dimension.builder().name(entry.getKey()).value(entry.getValue()).build())
                      .toList())
              .build();
      return MetricDataQuery.builder()
          .id(QUERY)
          .metricStat(stat ->
              stat.metric(metric)
                  .period(Math.toIntExact(step.toSeconds()))
                  .stat(perSecond ? "Sum" : "Average"))
          .build();
    }
  }

  private static Optional<Source> source(CloudObject object, CloudMetric metric) {
    return switch (object.kind()) {
      case INSTANCE -> instance(object.id(), metric);
      case DATABASE -> database(object.id(), metric);
      case BUCKET -> bucket(object.id(), metric);
    };
  }

  private static Optional<Source> instance(String id, CloudMetric metric) {
    return switch (metric) {
      case CPU_PERCENT -> Optional.of(ofInstance(id, "CPUUtilization", false));
      case RECEIVED_BYTES_PER_SECOND -> Optional.of(ofInstance(id, "NetworkIn", true));
      case SENT_BYTES_PER_SECOND -> Optional.of(ofInstance(id, "NetworkOut", true));
      case CONNECTIONS, STORED_BYTES, STORED_OBJECTS -> Optional.empty();
    };
  }

  /** Every five minutes, unless detailed monitoring is paid for. */
  private static Source ofInstance(String id, String name, boolean perSecond) {
    return new Source("AWS/EC2", name, Map.of("InstanceId", id), perSecond, Duration.ofMinutes(5));
  }

  private static Optional<Source> database(String id, CloudMetric metric) {
    return switch (metric) {
      case CPU_PERCENT -> Optional.of(ofDatabase(id, "CPUUtilization"));
      case RECEIVED_BYTES_PER_SECOND -> Optional.of(ofDatabase(id, "NetworkReceiveThroughput"));
      case SENT_BYTES_PER_SECOND -> Optional.of(ofDatabase(id, "NetworkTransmitThroughput"));
      case CONNECTIONS -> Optional.of(ofDatabase(id, "DatabaseConnections"));
      case STORED_BYTES, STORED_OBJECTS -> Optional.empty();
    };
  }

  private static Source ofDatabase(String id, String name) {
    return new Source(
        "AWS/RDS", name, Map.of("DBInstanceIdentifier", id), false, Duration.ofMinutes(1));
  }

  private static Optional<Source> bucket(String name, CloudMetric metric) {
    return switch (metric) {
      case STORED_BYTES -> Optional.of(ofBucket(name, "BucketSizeBytes", "StandardStorage"));
      case STORED_OBJECTS -> Optional.of(ofBucket(name, "NumberOfObjects", "AllStorageTypes"));
      case CPU_PERCENT, RECEIVED_BYTES_PER_SECOND, SENT_BYTES_PER_SECOND, CONNECTIONS ->
          Optional.empty();
    };
  }

  private static Source ofBucket(String bucket, String name, String storageType) {
    return new Source(
        "AWS/S3",
        name,
        Map.of("BucketName", bucket, "StorageType", storageType),
        false,
        Duration.ofDays(1));
  }
}
