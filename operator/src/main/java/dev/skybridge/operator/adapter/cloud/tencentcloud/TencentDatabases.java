package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.DataEncryption;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.PowerState;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * TencentDB for PostgreSQL (API 3.0, "DescribeDBInstances"), which has no stop: an instance runs,
 * or is isolated on its way to deletion.
 */
final class TencentDatabases implements ObjectCalls {
  private final TencentClient client;
  private final CallSettings settings;

  TencentDatabases(TencentClient client, CallSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public CloudPage list(Optional<String> after) throws Exception {
    var offset = Integer.parseInt(after.orElse("0"));
    var answer =
        client.call(
            TencentProduct.POSTGRES,
            "DescribeDBInstances",
            Map.of("Offset", offset, "Limit", settings.pageSize(1, 100)));
    var objects = objects(answer);
    return new CloudPage(
        objects, TencentTags.next(offset, objects.size(), answer.path("TotalCount").asInt()));
  }

  @Override
  public Optional<CloudObject> read(String id) throws Exception {
    return objects(describe(id)).stream().findFirst();
  }

  private JsonNode describe(String id) throws Exception {
    return client.call(
        TencentProduct.POSTGRES,
        "DescribeDBInstances",
        Map.of("Filters", List.of(Map.of("Name", "db-instance-id", "Values", List.of(id)))));
  }

  @Override
  public void stop(String id) {
    throw new UnsupportedOperationException("TencentDB for PostgreSQL can't be stopped");
  }

  @Override
  public void start(String id) {
    throw new UnsupportedOperationException("TencentDB for PostgreSQL can't be started");
  }

  /**
   * Isolates it ("IsolateDBInstances"): it takes no more connections and stays in the recycle bin,
   * from which it can be brought back until the vendor destroys it by itself. That is the copy, so
   * it is not destroyed at once even where none is asked for.
   */
  @Override
  public String delete(CloudObject object, LastCopy copy) throws Exception {
    var _ =
        client.call(
            TencentProduct.POSTGRES,
            "IsolateDBInstances",
            Map.of("DBInstanceIdSet", List.of(object.id())));
    return "the instance itself, isolated in the recycle bin";
  }

  /** "CreateInstances" has {@code NeedSupportTDE}; no action switches it on later. */
  @Override
  public DataEncryption encryption(CloudObject database) throws Exception {
    return describe(database.id()).at("/DBInstanceSet/0/IsSupportTDE").asInt() == 1
        ? new DataEncryption.On("transparent data encryption")
        : new DataEncryption.Absent(
            "TencentDB for PostgreSQL encrypts only when an instance is made: make one, and move the data there");
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) throws Exception {
    new TencentTags(client).set("postgres", "DBInstanceId/" + object.id(), tags);
  }

  @Override
  public Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range)
      throws Exception {
    return new TencentMetrics(client).read(object, metric, range);
  }

  @Override
  public void close() {
    // The SDK's clients hold nothing that has to be given back.
  }

  private static List<CloudObject> objects(JsonNode answer) {
    return StreamSupport.stream(answer.path("DBInstanceSet").spliterator(), false)
        .map(instance ->
            new CloudObject(
                CloudKind.DATABASE,
                instance.path("DBInstanceId").asText(),
                instance.path("DBInstanceName").asText(),
                state(instance.path("DBInstanceStatus").asText()),
                instance.path("DBInstanceClass").asText(),
                TencentTags.read(instance.path("TagList"), "TagKey", "TagValue")))
        .toList();
  }

  /** PostgreSQL API 3.0, data type "DBInstance", {@code DBInstanceStatus}. */
  private static PowerState state(String name) {
    return switch (name) {
      case "running", "limited run", "readonly" -> PowerState.RUNNING;
      case "applying", "init", "initing" -> PowerState.STARTING;
      case "isolating", "isolated", "recycling", "recycled", "offline" -> PowerState.DELETED;
      default -> PowerState.CHANGING;
    };
  }
}
