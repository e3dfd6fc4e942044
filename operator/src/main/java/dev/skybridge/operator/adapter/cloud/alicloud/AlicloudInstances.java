package dev.skybridge.operator.adapter.cloud.alicloud;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * ECS instances ("DescribeInstances", "StopInstance", "StartInstance", "DeleteInstance",
 * "TagResources"). A stopped one is charged on unless the account has the economical mode on.
 */
final class AlicloudInstances implements ObjectCalls {
  private final AlicloudClient client;
  private final CallSettings settings;

  AlicloudInstances(AlicloudClient client, CallSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public CloudPage list(Optional<String> after) throws Exception {
    var parameters = new HashMap<String, String>();
    parameters.put("MaxResults", String.valueOf(settings.pageSize(1, 100)));
    after.ifPresent(token -> parameters.put("NextToken", token));
    var answer = client.call(AlicloudProduct.ECS, "DescribeInstances", parameters);
    return new CloudPage(objects(answer), answer.path("NextToken").asText());
  }

  @Override
  public Optional<CloudObject> read(String id) throws Exception {
    var answer =
        client.call(
            AlicloudProduct.ECS,
            "DescribeInstances",
            Map.of("InstanceIds", "[\"" + id.replaceAll("[\"\\\\]", "") + "\"]"));
    return objects(answer).stream().findFirst();
  }

  @Override
  public void stop(String id) throws Exception {
    var _ = client.call(AlicloudProduct.ECS, "StopInstance", Map.of("InstanceId", id));
  }

  @Override
  public void start(String id) throws Exception {
    var _ = client.call(AlicloudProduct.ECS, "StartInstance", Map.of("InstanceId", id));
  }

  /** Without force ECS deletes only what is stopped. */
  @Override
  public String delete(CloudObject object, LastCopy copy) throws Exception {
    var _ =
        client.call(
            AlicloudProduct.ECS,
            "DeleteInstance",
            Map.of("InstanceId", object.id(), "Force", "true"));
    return "";
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) throws Exception {
    new AlicloudTags(client).set(AlicloudProduct.ECS, "instance", object.id(), tags);
  }

  @Override
  public Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range)
      throws Exception {
    return new AlicloudMetrics(client).read(object, metric, range);
  }

  @Override
  public void close() {
    // The SDK's clients hold nothing that has to be given back.
  }

  private static List<CloudObject> objects(JsonNode answer) {
    return StreamSupport.stream(answer.at("/Instances/Instance").spliterator(), false)
        .map(AlicloudInstances::object)
        .toList();
  }

  private static CloudObject object(JsonNode instance) {
    var tags = new HashMap<String, String>();
    instance
        .at("/Tags/Tag")
        .forEach(tag -> tags.put(tag.path("TagKey").asText(), tag.path("TagValue").asText()));
    return new CloudObject(
        CloudKind.INSTANCE,
        instance.path("InstanceId").asText(),
        instance.path("InstanceName").asText(),
        state(instance.path("Status").asText()),
        instance.path("InstanceType").asText(),
        tags);
  }

  /** ECS API reference, "DescribeInstances", {@code Status}. */
  private static PowerState state(String status) {
    return switch (status) {
      case "Pending", "Starting" -> PowerState.STARTING;
      case "Running" -> PowerState.RUNNING;
      case "Stopping" -> PowerState.STOPPING;
      case "Stopped" -> PowerState.STOPPED;
      default -> PowerState.UNKNOWN;
    };
  }
}
