package dev.skybridge.operator.adapter.cloud.aws;

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
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2 instances. Those that are terminated stay listed for an hour; they are left out. */
final class AwsInstances implements ObjectCalls {
  static final String API = "ec2";
  private static final List<String> ALIVE = List.of("pending", "running", "stopping", "stopped");

  private final Ec2Client ec2;
  private final AwsClients clients;
  private final CallSettings settings;
  private final Turns turns;

  AwsInstances(AwsClients clients, CallSettings settings, Turns turns) {
    this.clients = clients;
    this.settings = settings;
    this.turns = turns;
    this.ec2 = clients.client(API, Ec2Client.builder());
  }

  @Override
  public CloudPage list(Optional<String> after) {
    turns.await(API);
    var response =
        ec2.describeInstances(request ->
            request
                .filters(Filter.builder().name("instance-state-name").values(ALIVE).build())
                .maxResults(settings.pageSize(5, 1000))
                .nextToken(after.orElse(null)));
    return new CloudPage(objects(response), response.nextToken());
  }

  @Override
  public Optional<CloudObject> read(String id) {
    turns.await(API);
    return objects(ec2.describeInstances(request -> request.instanceIds(id))).stream().findFirst();
  }

  @Override
  public void stop(String id) {
    turns.await(API);
    var _ = ec2.stopInstances(request -> request.instanceIds(id));
  }

  @Override
  public void start(String id) {
    turns.await(API);
    var _ = ec2.startInstances(request -> request.instanceIds(id));
  }

  @Override
  public String delete(CloudObject object, LastCopy copy) {
    turns.await(API);
    var _ = ec2.terminateInstances(request -> request.instanceIds(object.id()));
    return "";
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) {
    turns.await(API);
    var list =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    var _ = ec2.createTags(request -> request.resources(object.id()).tags(list));
  }

  @Override
  public Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range) {
    return new AwsMetrics(clients, turns).read(object, metric, range);
  }

  @Override
  public void close() {
    ec2.close();
  }

  private static List<CloudObject> objects(DescribeInstancesResponse response) {
    return response.reservations().stream()
        .flatMap(reservation -> reservation.instances().stream())
        .map(AwsInstances::object)
        .toList();
  }

  private static CloudObject object(Instance instance) {
    var tags = instance.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    return new CloudObject(
        CloudKind.INSTANCE,
        instance.instanceId(),
        tags.getOrDefault("Name", instance.instanceId()),
        state(instance.state().name()),
        instance.instanceTypeAsString(),
        tags);
  }

  private static PowerState state(InstanceStateName name) {
    return switch (name) {
      case PENDING -> PowerState.STARTING;
      case RUNNING -> PowerState.RUNNING;
      case STOPPING -> PowerState.STOPPING;
      case STOPPED -> PowerState.STOPPED;
      case SHUTTING_DOWN, TERMINATED -> PowerState.DELETED;
      case UNKNOWN_TO_SDK_VERSION -> PowerState.UNKNOWN;
    };
  }
}
