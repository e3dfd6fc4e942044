package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
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
 * CVM instances (API 3.0, "DescribeInstances", "StopInstances", "StartInstances",
 * "TerminateInstances"). A stopped one is charged on, unless the account has the stop-charging
 * mode.
 */
final class TencentInstances implements ObjectCalls {
  private final TencentClient client;
  private final CallSettings settings;

  TencentInstances(TencentClient client, CallSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public CloudPage list(Optional<String> after) throws Exception {
    var offset = Integer.parseInt(after.orElse("0"));
    var limit = settings.pageSize(1, 100);
    var answer =
        client.call(
            TencentProduct.CVM, "DescribeInstances", Map.of("Offset", offset, "Limit", limit));
    var objects = objects(answer);
    return new CloudPage(
        objects, TencentTags.next(offset, objects.size(), answer.path("TotalCount").asInt()));
  }

  @Override
  public Optional<CloudObject> read(String id) throws Exception {
    var answer =
        client.call(TencentProduct.CVM, "DescribeInstances", Map.of("InstanceIds", List.of(id)));
    return objects(answer).stream().findFirst();
  }

  @Override
  public void stop(String id) throws Exception {
    var _ = client.call(TencentProduct.CVM, "StopInstances", Map.of("InstanceIds", List.of(id)));
  }

  @Override
  public void start(String id) throws Exception {
    var _ = client.call(TencentProduct.CVM, "StartInstances", Map.of("InstanceIds", List.of(id)));
  }

  @Override
  public String delete(CloudObject object, LastCopy copy) throws Exception {
    var _ =
        client.call(
            TencentProduct.CVM, "TerminateInstances", Map.of("InstanceIds", List.of(object.id())));
    return "";
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) throws Exception {
    new TencentTags(client).set("cvm", "instance/" + object.id(), tags);
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
    return StreamSupport.stream(answer.path("InstanceSet").spliterator(), false)
        .map(instance ->
            new CloudObject(
                CloudKind.INSTANCE,
                instance.path("InstanceId").asText(),
                instance.path("InstanceName").asText(),
                state(instance.path("InstanceState").asText()),
                instance.path("InstanceType").asText(),
                TencentTags.read(instance.path("Tags"), "Key", "Value")))
        .toList();
  }

  /** CVM API 3.0, data type "Instance", {@code InstanceState}. */
  private static PowerState state(String name) {
    return switch (name) {
      case "PENDING", "STARTING" -> PowerState.STARTING;
      case "RUNNING" -> PowerState.RUNNING;
      case "STOPPING" -> PowerState.STOPPING;
      case "STOPPED" -> PowerState.STOPPED;
      case "REBOOTING",
          "RESCUE_MODE",
          "ENTER_RESCUE_MODE",
          "EXIT_RESCUE_MODE",
          "ENTER_SERVICE_LIVE_MIGRATE",
          "EXIT_SERVICE_LIVE_MIGRATE" ->
          PowerState.CHANGING;
      case "SHUTDOWN", "TERMINATING", "LAUNCH_FAILED" -> PowerState.DELETED;
      default -> PowerState.UNKNOWN;
    };
  }
}
