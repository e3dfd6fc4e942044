package dev.skybridge.operator.adapter.cloud.aws;

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
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/**
 * RDS instances, of all engines. AWS starts a stopped one by itself after seven days (RDS user
 * guide, "Stopping an Amazon RDS DB instance temporarily").
 */
final class AwsDatabases implements ObjectCalls {
  static final String API = "rds";

  private final RdsClient rds;
  private final AwsClients clients;
  private final CallSettings settings;
  private final Turns turns;

  AwsDatabases(AwsClients clients, CallSettings settings, Turns turns) {
    this.clients = clients;
    this.settings = settings;
    this.turns = turns;
    this.rds = clients.client(API, RdsClient.builder());
  }

  @Override
  public CloudPage list(Optional<String> after) {
    turns.await(API);
    var response =
        rds.describeDBInstances(
            request -> request.maxRecords(settings.pageSize(20, 100)).marker(after.orElse(null)));
    return new CloudPage(
        response.dbInstances().stream().map(AwsDatabases::object).toList(), response.marker());
  }

  @Override
  public Optional<CloudObject> read(String id) {
    return Optional.of(object(describe(id)));
  }

  private DBInstance describe(String id) {
    turns.await(API);
    return rds.describeDBInstances(request -> request.dbInstanceIdentifier(id))
        .dbInstances()
        .getFirst();
  }

  @Override
  public void stop(String id) {
    turns.await(API);
    var _ = rds.stopDBInstance(request -> request.dbInstanceIdentifier(id));
  }

  @Override
  public void start(String id) {
    turns.await(API);
    var _ = rds.startDBInstance(request -> request.dbInstanceIdentifier(id));
  }

  /**
   * The name of the last snapshot has a part of the instance's own resource id in it: a later
   * instance with the same identifier does not find its name taken.
   */
  @Override
  public String delete(CloudObject object, LastCopy copy) {
    var id = object.id();
    return switch (copy) {
      case KEEP -> {
        var resource = describe(id).dbiResourceId().replaceFirst("^db-", "");
        var incarnation = resource.toLowerCase(Locale.ROOT);
        var snapshot = id + "-last-" + incarnation.substring(0, Math.min(8, incarnation.length()));
        turns.await(API);
        var _ =
            rds.deleteDBInstance(request ->
                request
                    .dbInstanceIdentifier(id)
                    .skipFinalSnapshot(false)
                    .finalDBSnapshotIdentifier(snapshot));
        yield "snapshot " + snapshot;
      }
      case NONE -> {
        turns.await(API);
        var _ =
            rds.deleteDBInstance(
                request -> request.dbInstanceIdentifier(id).skipFinalSnapshot(true));
        yield "";
      }
    };
  }

  /** RDS user guide, "Encrypting Amazon RDS resources": only when an instance is made. */
  @Override
  public DataEncryption encryption(CloudObject database) {
    return Boolean.TRUE.equals(describe(database.id()).storageEncrypted())
        ? new DataEncryption.On("storage encryption")
        : new DataEncryption.Absent(
            "RDS encrypts only when an instance is made: copy a snapshot of it with a key, and restore that");
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) {
    var arn = describe(object.id()).dbInstanceArn();
    turns.await(API);
    var list =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    var _ = rds.addTagsToResource(request -> request.resourceName(arn).tags(list));
  }

  @Override
  public Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range) {
    return new AwsMetrics(clients, turns).read(object, metric, range);
  }

  @Override
  public void close() {
    rds.close();
  }

  private static CloudObject object(DBInstance instance) {
    return new CloudObject(
        CloudKind.DATABASE,
        instance.dbInstanceIdentifier(),
        instance.dbInstanceIdentifier(),
        state(instance.dbInstanceStatus()),
        instance.dbInstanceClass(),
        instance.tagList().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
  }

  /** RDS user guide, "Viewing Amazon RDS DB instance status"; the many others are work going on. */
  private static PowerState state(String status) {
    return switch (status) {
      case "available" -> PowerState.RUNNING;
      case "starting", "creating" -> PowerState.STARTING;
      case "stopping" -> PowerState.STOPPING;
      case "stopped" -> PowerState.STOPPED;
      case "deleting" -> PowerState.DELETED;
      default -> PowerState.CHANGING;
    };
  }
}
