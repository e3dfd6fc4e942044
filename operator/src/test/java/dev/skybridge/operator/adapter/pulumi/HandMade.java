package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.cloud.SpecFixture;
import dev.skybridge.operator.stack.CloudCatalog.Existing;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A database and a bucket that a team made by hand in an account of its own, before Skybridge. */
final class HandMade {
  private static final String PASSWORD = "A-password-4-the-team";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaultWorld world;
  private final FaultAccount account;
  private final JsonNode database;
  private final JsonNode bucket;

  /** Makes both. */
  HandMade(FaultWorld world, Provider cloud) {
    this.world = world;
    this.account = world.account(cloud);
    this.database = make(databaseType(), databaseInputs());
    this.bucket = make(bucketType(), bucketInputs());
  }

  FaultAccount account() {
    return account;
  }

  /** What a stack that speaks of both should be. */
  ResourceGraph graph(StackId stack, @Nullable Integer gib, Function<String, Origin> origin) {
    var orders =
        new ResourceSpec(
            "orders", ResourceType.POSTGRES, null, gib, null, null, null, null, List.of(), null);
    var description =
        new StackDescription(
            stack,
            "team/shop",
            "main",
            account.region(),
            account.number(),
            List.of(orders, SpecFixture.resource("files", ResourceType.BUCKET)),
            DeletionPolicy.DELETE,
            Map.of("orders", SecretText.of(PASSWORD)),
            Map.of(
                "orders", new Existing(origin.apply(databaseId()), Map.of("username", "kim")),
                "files", new Existing(origin.apply(bucket.path("id").asText()), Map.of())));
    var catalog = FaultGraphs.CATALOGS.get(account.cloud());
    if (catalog == null) {
      throw new IllegalStateException("no catalog of " + account);
    }
    return switch (catalog.map(description)) {
      case Mapping.Graph(var graph) -> graph;
      case Mapping.Refused(var problems) -> throw new IllegalStateException(problems.toString());
    };
  }

  /** What the team knows it by: on AWS the name, elsewhere the vendor's id. */
  private String databaseId() {
    return switch (account.cloud()) {
      case AWS -> "orders-of-the-team";
      case ALICLOUD, TENCENTCLOUD -> database.path("id").asText();
    };
  }

  /** The database as it was made. */
  JsonNode database() {
    return database;
  }

  /** The input that is the size of its disk. */
  String disk() {
    return switch (account.cloud()) {
      case AWS -> "allocatedStorage";
      case ALICLOUD -> "instanceStorage";
      case TENCENTCLOUD -> "storage";
    };
  }

  /** Another size of its disk, as JSON. */
  String diskOf(int gib) {
    return "{\"%s\": %d}".formatted(disk(), gib);
  }

  /** A property that no vendor changes in place, with another value than what is asked for. */
  Map.Entry<String, String> unkeepable() {
    return switch (account.cloud()) {
      case AWS, ALICLOUD -> Map.entry("engine", "{\"engine\": \"mysql\"}");
      case TENCENTCLOUD -> Map.entry("needSupportTde", "{\"needSupportTde\": 0}");
    };
  }

  /** Everything in the account. */
  List<JsonNode> objects() {
    var found = new ArrayList<JsonNode>();
    world
        .clouds
        .get(
            "resources?provider=%s&account=%s"
                .formatted(account.cloud().packageName(), account.id()))
        .forEach(found::add);
    return found;
  }

  /** The ids of everything in the account. */
  List<String> ids() {
    return objects().stream().map(object -> object.path("id").asText()).toList();
  }

  /** The tags that the database carries now. */
  Map<String, String> tagsOfDatabase() {
    var tags = new TreeMap<String, String>();
    objects().stream()
        .filter(object -> object.path("id").equals(database.path("id")))
        .findFirst()
        .orElseThrow()
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  private JsonNode make(String type, Map<String, Object> inputs) {
    try {
      return world.clouds.make(
          account.cloud(), account.id(), account.region(), type, JSON.writeValueAsString(inputs));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String databaseType() {
    return switch (account.cloud()) {
      case AWS -> "aws:rds/instance:Instance";
      case ALICLOUD -> "alicloud:rds/instance:Instance";
      case TENCENTCLOUD -> "tencentcloud:Postgresql/instance:Instance";
    };
  }

  private String bucketType() {
    return switch (account.cloud()) {
      case AWS -> "aws:s3/bucketV2:BucketV2";
      case ALICLOUD -> "alicloud:oss/bucket:Bucket";
      case TENCENTCLOUD -> "tencentcloud:Cos/bucket:Bucket";
    };
  }

  /** As people make databases: of another version, in another window, with tags of their own. */
  private Map<String, Object> databaseInputs() {
    var tags = Map.of("team", "orders");
    return switch (account.cloud()) {
      case AWS ->
          Map.ofEntries(
              Map.entry("identifier", "orders-of-the-team"),
              Map.entry("engine", "postgres"),
              Map.entry("engineVersion", "14"),
              Map.entry("instanceClass", "db.t4g.medium"),
              Map.entry("allocatedStorage", 20),
              Map.entry("storageType", "gp3"),
              Map.entry("storageEncrypted", true),
              Map.entry("dbName", "orders"),
              Map.entry("username", "kim"),
              Map.entry("password", PASSWORD),
              Map.entry("backupWindow", "03:00-04:00"),
              Map.entry("skipFinalSnapshot", false),
              Map.entry("tags", tags));
      case ALICLOUD ->
          Map.of(
              "instanceName", "orders-of-the-team",
              "engine", "PostgreSQL",
              "engineVersion", "14.0",
              "category", "Basic",
              "instanceType", "pg.n2.2c.1m",
              "instanceStorage", 20,
              "dbInstanceStorageType", "cloud_essd",
              "maintainTime", "03:00Z-04:00Z",
              "tags", tags);
      case TENCENTCLOUD -> {
        var network =
            make(
                "tencentcloud:Vpc/instance:Instance",
                Map.of("name", "team", "cidrBlock", "10.7.0.0/16"));
        var subnet =
            make(
                "tencentcloud:Subnet/instance:Instance",
                Map.of(
                    "name", "team",
                    "vpcId", network.path("id").asText(),
                    "cidrBlock", "10.7.0.0/24",
                    "availabilityZone", "ap-guangzhou-6"));
        yield Map.ofEntries(
            Map.entry("name", "orders-of-the-team"),
            Map.entry("availabilityZone", "ap-guangzhou-6"),
            Map.entry("chargeType", "POSTPAID_BY_HOUR"),
            Map.entry("vpcId", network.path("id").asText()),
            Map.entry("subnetId", subnet.path("id").asText()),
            Map.entry("dbMajorVersion", "14"),
            Map.entry("charset", "LATIN1"),
            Map.entry("cpu", 2),
            Map.entry("memory", 4),
            Map.entry("storage", 20),
            Map.entry("rootUser", "kim"),
            Map.entry("rootPassword", PASSWORD),
            Map.entry("needSupportTde", 1),
            Map.entry("tags", tags));
      }
    };
  }

  private Map<String, Object> bucketInputs() {
    var name = "files-of-the-team-" + account.id();
    return switch (account.cloud()) {
      case AWS, ALICLOUD -> Map.of("bucket", name, "tags", Map.of("team", "orders"));
      case TENCENTCLOUD -> Map.of("bucket", name + "-" + account.number());
    };
  }
}
