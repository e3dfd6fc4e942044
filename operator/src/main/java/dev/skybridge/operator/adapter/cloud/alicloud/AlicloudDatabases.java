package dev.skybridge.operator.adapter.cloud.alicloud;

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
import dev.skybridge.operator.adapter.cloud.NotOfferedException;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ApsaraDB RDS instances of all engines ("DescribeDBInstances", "StopDBInstance",
 * "StartDBInstance", "DeleteDBInstance", "DescribeDBInstanceTDE", "ModifyDBInstanceTDE"). The list
 * has no tags, so each page costs a second call ("ListTagResources").
 */
final class AlicloudDatabases implements ObjectCalls {
  private static final String TYPE = "INSTANCE";

  /** RDS API reference, "ModifyDBInstanceTDE". */
  private static final Set<String> TDE = Set.of("MySQL", "PostgreSQL");

  /** As many as ListTagResources takes. */
  private static final int LONGEST_PAGE = 50;

  private final AlicloudClient client;
  private final CallSettings settings;

  AlicloudDatabases(AlicloudClient client, CallSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public CloudPage list(Optional<String> after) throws Exception {
    var parameters = new HashMap<String, String>();
    parameters.put("MaxResults", String.valueOf(settings.pageSize(1, LONGEST_PAGE)));
    after.ifPresent(token -> parameters.put("NextToken", token));
    var answer = client.call(AlicloudProduct.RDS, "DescribeDBInstances", parameters);
    return new CloudPage(objects(answer), answer.path("NextToken").asText());
  }

  @Override
  public Optional<CloudObject> read(String id) throws Exception {
    var answer =
        client.call(AlicloudProduct.RDS, "DescribeDBInstances", Map.of("DBInstanceId", id));
    return objects(answer).stream().findFirst();
  }

  private List<CloudObject> objects(JsonNode answer) throws Exception {
    var ids = new ArrayList<String>();
    var instances = answer.at("/Items/DBInstance");
    instances.forEach(instance -> ids.add(instance.path("DBInstanceId").asText()));
    var tags = tags(ids);
    var objects = new ArrayList<CloudObject>();
    for (var instance : instances) {
      var id = instance.path("DBInstanceId").asText();
      objects.add(
          new CloudObject(
              CloudKind.DATABASE,
              id,
              instance.path("DBInstanceDescription").asText(id),
              state(instance.path("DBInstanceStatus").asText()),
              instance.path("DBInstanceClass").asText(),
              tags.getOrDefault(id, Map.of())));
    }
    return objects;
  }

  private Map<String, Map<String, String>> tags(List<String> ids) throws Exception {
    var tags = new HashMap<String, Map<String, String>>();
    if (ids.isEmpty()) {
      return tags;
    }
    var parameters = new HashMap<String, String>();
    parameters.put("ResourceType", TYPE);
    for (int i = 0; i < ids.size(); i++) {
      parameters.put("ResourceId." + (i + 1), ids.get(i));
    }
    String next;
    do {
      var answer = client.call(AlicloudProduct.RDS, "ListTagResources", parameters);
      for (var tag : answer.at("/TagResources/TagResource")) {
        tags.computeIfAbsent(tag.path("ResourceId").asText(), _ -> new HashMap<>())
            .put(tag.path("TagKey").asText(), tag.path("TagValue").asText());
      }
      next = answer.path("NextToken").asText();
      parameters.put("NextToken", next);
    } while (!next.isEmpty());
    return tags;
  }

  @Override
  public void stop(String id) throws Exception {
    var _ = client.call(AlicloudProduct.RDS, "StopDBInstance", Map.of("DBInstanceId", id));
  }

  @Override
  public void start(String id) throws Exception {
    var _ = client.call(AlicloudProduct.RDS, "StartDBInstance", Map.of("DBInstanceId", id));
  }

  /** RDS keeps a backup of a released instance for MySQL only ("ReleasedKeepPolicy"). */
  @Override
  public String delete(CloudObject object, LastCopy copy) throws Exception {
    var parameters = new HashMap<>(Map.of("DBInstanceId", object.id()));
    if (copy == LastCopy.KEEP) {
      if (!engine(object.id()).equals("MySQL")) {
        throw new NotOfferedException(
            "Alibaba Cloud keeps no backup of this engine once the instance is released");
      }
      parameters.put("ReleasedKeepPolicy", "Lastest"); // the vendor's spelling
    }
    var _ = client.call(AlicloudProduct.RDS, "DeleteDBInstance", parameters);
    return copy == LastCopy.KEEP ? "the last backup that there is" : "";
  }

  private String engine(String id) throws Exception {
    return client
        .call(AlicloudProduct.RDS, "DescribeDBInstances", Map.of("DBInstanceId", id))
        .at("/Items/DBInstance/0/Engine")
        .asText();
  }

  /** Of SQL Server single databases are encrypted, which is not looked at. */
  @Override
  public DataEncryption encryption(CloudObject database) throws Exception {
    var engine = engine(database.id());
    if (!TDE.contains(engine)) {
      return new DataEncryption.Absent(
          "of the engine " + engine + " transparent data encryption is not switched on here");
    }
    var answer =
        client.call(
            AlicloudProduct.RDS, "DescribeDBInstanceTDE", Map.of("DBInstanceId", database.id()));
    return answer.path("TDEStatus").asText().equals("Enabled")
        ? new DataEncryption.On("transparent data encryption")
        : new DataEncryption.Off();
  }

  /** Without a key of one's own, RDS makes one in the account's key management service. */
  @Override
  public void encrypt(CloudObject database) throws Exception {
    var _ =
        client.call(
            AlicloudProduct.RDS,
            "ModifyDBInstanceTDE",
            Map.of("DBInstanceId", database.id(), "TDEStatus", "Enabled"));
  }

  @Override
  public void tag(CloudObject object, Map<String, String> tags) throws Exception {
    new AlicloudTags(client).set(AlicloudProduct.RDS, TYPE, object.id(), tags);
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

  /** RDS API reference, "Instance states". The many others are work going on. */
  private static PowerState state(String status) {
    return switch (status) {
      case "Running" -> PowerState.RUNNING;
      case "Creating", "Starting" -> PowerState.STARTING;
      case "Stopping" -> PowerState.STOPPING;
      case "Stopped" -> PowerState.STOPPED;
      case "Deleting", "Released" -> PowerState.DELETED;
      default -> PowerState.CHANGING;
    };
  }
}
