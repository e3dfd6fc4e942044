package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.cloud.FixedCloudConfig;
import dev.skybridge.operator.cloud.SpecFixture;
import dev.skybridge.operator.cloud.alicloud.AlicloudCatalog;
import dev.skybridge.operator.cloud.aws.AwsCatalog;
import dev.skybridge.operator.cloud.tencentcloud.TencentCatalog;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database and a bucket as the real catalogs map them, with what changes them. */
final class FaultGraphs {
  /** The real catalogs. */
  static final Map<Provider, CloudCatalog> CATALOGS =
      Map.of(
          Provider.AWS, new AwsCatalog(FixedCloudConfig.STANDARD),
          Provider.ALICLOUD, new AlicloudCatalog(FixedCloudConfig.STANDARD),
          Provider.TENCENTCLOUD, new TencentCatalog(FixedCloudConfig.STANDARD));

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int GIB_PER_STEP = 20;

  private FaultGraphs() {}

  /**
   * What a stack should be.
   *
   * @param steps by which the disk has grown, which every vendor does in place
   * @param replaced with inputs that no vendor changes in place
   */
  record Shape(int steps, boolean replaced) {
    /** As it is created. */
    static final Shape FIRST = new Shape(0, false);

    /** From what {@link #toString()} gives. */
    static Shape parse(String text) {
      var parts = text.split("-", -1);
      return new Shape(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]));
    }

    @Override
    public String toString() {
      return steps + "-" + replaced;
    }

    /** With another size of disk: only ever a larger one. */
    Shape resized() {
      return new Shape(steps + 1, replaced);
    }

    /** With the other inputs that force a replacement. */
    Shape remade() {
      return new Shape(steps, !replaced);
    }
  }

  /** What the operator would ask the engine for. */
  static StackRequest request(FaultAccount account, StackId stack, Shape shape) {
    return new StackRequest(
        stack,
        account.credentials(),
        graph(account, stack, shape),
        shape.toString(),
        List.of(),
        null,
        DEADLINE,
        "trace of " + stack.name());
  }

  private static ResourceGraph graph(FaultAccount account, StackId stack, Shape shape) {
    var gib = GIB_PER_STEP * (1 + shape.steps());
    var database =
        new ResourceSpec(
            "db", ResourceType.POSTGRES, null, gib, null, null, null, null, List.of(), null);
    var description =
        new StackDescription(
            stack,
            stack.namespace() + "/" + stack.name(),
            "main",
            account.region(),
            account.number(),
            List.of(database, SpecFixture.resource("files", ResourceType.BUCKET)),
            DeletionPolicy.DELETE,
            Map.of("db", SecretText.of("A-password-4-a-test-db")));
    var catalog = CATALOGS.get(account.cloud());
    if (catalog == null) {
      throw new IllegalStateException("no catalog of " + account);
    }
    return switch (catalog.map(description)) {
      case CloudCatalog.Mapping.Graph(var graph) -> shape.replaced() ? remade(graph) : graph;
      case CloudCatalog.Mapping.Refused(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  private static ResourceGraph remade(ResourceGraph graph) {
    return new ResourceGraph(
        graph.provider(),
        graph.resources().stream().map(FaultGraphs::remade).toList(),
        graph.outputs());
  }

  /** Another value of an input that the vendor's published schema says forces a replacement. */
  private static CloudResource remade(CloudResource resource) {
    return switch (resource.type()) {
      case "aws:rds/instance:Instance" -> with(resource, "dbName", PropertyValue.of("other_db"));
      case "aws:s3/bucketV2:BucketV2" ->
          with(resource, "objectLockEnabled", PropertyValue.of(true));
      case "alicloud:rds/database:Database" ->
          with(resource, "characterSet", PropertyValue.of("UTF8,en_US.utf8,en_US.utf8"));
      case "alicloud:oss/bucket:Bucket" ->
          with(resource, "redundancyType", PropertyValue.of("ZRS"));
      case "tencentcloud:Postgresql/instance:Instance" ->
          with(resource, "charset", PropertyValue.of("LATIN1"));
      case "tencentcloud:Cos/bucket:Bucket" -> with(resource, "multiAz", PropertyValue.of(true));
      default -> resource;
    };
  }

  private static CloudResource with(CloudResource resource, String input, PropertyValue value) {
    var inputs = new HashMap<>(resource.inputs());
    inputs.put(input, value);
    return new CloudResource(
        resource.name(),
        resource.type(),
        resource.owner(),
        inputs,
        resource.dependsOn(),
        resource.protection(),
        resource.ignoreChanges());
  }
}
