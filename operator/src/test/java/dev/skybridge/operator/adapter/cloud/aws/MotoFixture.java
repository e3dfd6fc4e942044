package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.CloudFixture;
import dev.skybridge.operator.adapter.cloud.VendorApi;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Fills moto by clients of its own. */
final class MotoFixture implements CloudFixture {
  private static final String REGION = "eu-central-1";
  private static final double SECONDS = 300;

  private final URI moto;
  private final URI guarded;
  private final String accessKey;
  private final String secretKey;
  private final Ec2Client ec2;
  private final RdsClient rds;
  private final S3Client s3;
  private final CloudWatchClient cloudWatch;
  private final String image;

  /**
   * Over two servers.
   *
   * @param moto takes any key
   * @param guarded knows no key
   */
  MotoFixture(URI moto, URI guarded, String accessKey, String secretKey) {
    this.moto = moto;
    this.guarded = guarded;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    ec2 = with(Ec2Client.builder()).build();
    rds = with(RdsClient.builder()).build();
    s3 = with(S3Client.builder().forcePathStyle(true)).build();
    cloudWatch = with(CloudWatchClient.builder()).build();
    image = ec2.describeImages(request -> request.owners("amazon")).images().getFirst().imageId();
  }

  private <B extends AwsClientBuilder<B, ?>> B with(B builder) {
    return builder
        .endpointOverride(moto)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
  }

  @Override
  public VendorApi vendor(CallSettings settings) {
    return new AwsApi(settings);
  }

  @Override
  public AccountCredentials account() {
    return account(accessKey, secretKey);
  }

  @Override
  public AccountCredentials stranger() {
    return account("AKIASTRANGERSTRANGER", "this-secret-is-of-nobody");
  }

  private static AccountCredentials account(String accessKey, String secretKey) {
    return new AccountCredentials(
        Provider.AWS,
        "team/aws",
        REGION,
        Map.of("accessKey", SecretText.of(accessKey), "secretKey", SecretText.of(secretKey)));
  }

  @Override
  public Map<String, URI> endpoints() {
    return Map.of("ec2", moto, "rds", moto, "s3", moto, "cloudwatch", moto);
  }

  @Override
  public Map<String, URI> guarded() {
    return endpointsAt(guarded);
  }

  @Override
  public String make(CloudKind kind, String name, Map<String, String> tags) {
    return switch (kind) {
      case INSTANCE -> instance(tags);
      case DATABASE -> database(name, tags, false);
      case BUCKET -> bucket(name, tags);
    };
  }

  private String instance(Map<String, String> tags) {
    var list =
        tags.entrySet().stream()
            .map(tag ->
                software.amazon.awssdk.services.ec2.model.Tag.builder()
                    .key(tag.getKey())
                    .value(tag.getValue())
                    .build())
            .toList();
    return ec2.runInstances(
            request -> {
              request.imageId(image).minCount(1).maxCount(1).instanceType(InstanceType.T3_SMALL);
              if (!list.isEmpty()) {
                request.tagSpecifications(
                    TagSpecification.builder()
                        .resourceType(ResourceType.INSTANCE)
                        .tags(list)
                        .build());
              }
            })
        .instances()
        .getFirst()
        .instanceId();
  }

  private String database(String name, Map<String, String> tags, boolean encrypted) {
    var list =
        tags.entrySet().stream()
            .map(tag ->
                software.amazon.awssdk.services.rds.model.Tag.builder()
                    .key(tag.getKey())
                    .value(tag.getValue())
                    .build())
            .toList();
    var _ =
        rds.createDBInstance(request ->
            request
                .dbInstanceIdentifier(name)
                .dbInstanceClass("db.t3.micro")
                .engine("postgres")
                .allocatedStorage(20)
                .masterUsername("owner")
                .masterUserPassword("a-password-for-tests")
                .storageEncrypted(encrypted)
                .tags(list));
    return name;
  }

  private String bucket(String name, Map<String, String> tags) {
    var _ =
        s3.createBucket(request ->
            request.bucket(name).createBucketConfiguration(c -> c.locationConstraint(REGION)));
    var list =
        tags.entrySet().stream()
            .map(tag ->
                software.amazon.awssdk.services.s3.model.Tag.builder()
                    .key(tag.getKey())
                    .value(tag.getValue())
                    .build())
            .toList();
    if (!list.isEmpty()) {
      var _ = s3.putBucketTagging(request -> request.bucket(name).tagging(t -> t.tagSet(list)));
    }
    return name;
  }

  @Override
  public String absent(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> "i-0123456789abcdef0";
      case DATABASE, BUCKET -> "there-is-none";
    };
  }

  @Override
  public Set<CloudKind> kinds() {
    return Set.of(CloudKind.values());
  }

  /** moto cuts a list of buckets off at the page's length, and gives no mark for the next page. */
  @Override
  public boolean pages(CloudKind kind) {
    return kind != CloudKind.BUCKET;
  }

  @Override
  public Set<CloudKind> stoppable() {
    return Set.of(CloudKind.INSTANCE, CloudKind.DATABASE);
  }

  @Override
  public void hinder(CloudKind kind, String id) {
    switch (kind) {
      case INSTANCE -> {
        var _ =
            ec2.modifyInstanceAttribute(request ->
                request.instanceId(id).disableApiTermination(value -> value.value(true)));
      }
      case DATABASE -> {
        var _ =
            rds.modifyDBInstance(request ->
                request.dbInstanceIdentifier(id).deletionProtection(true).applyImmediately(true));
      }
      case BUCKET -> {
        var _ =
            s3.putObject(
                request -> request.bucket(id).key("letter"), RequestBody.fromString("hello"));
      }
    }
  }

  @Override
  public String makeEncrypted(String name) {
    return database(name, Map.of(), true);
  }

  @Override
  public boolean encryptsLater() {
    return false;
  }

  @Override
  public boolean keepsCopies() {
    return true;
  }

  @Override
  public boolean copied(String id) {
    return rds
        .describeDBSnapshots(request -> request.dbInstanceIdentifier(id))
        .dbSnapshots()
        .stream()
        .anyMatch(snapshot -> snapshot.dbSnapshotIdentifier().startsWith(id + "-last-"));
  }

  @Override
  public Set<CloudMetric> metrics(CloudKind kind) {
    return switch (kind) {
      case INSTANCE ->
          Set.of(
              CloudMetric.CPU_PERCENT,
              CloudMetric.RECEIVED_BYTES_PER_SECOND,
              CloudMetric.SENT_BYTES_PER_SECOND);
      case DATABASE ->
          Set.of(
              CloudMetric.CPU_PERCENT,
              CloudMetric.RECEIVED_BYTES_PER_SECOND,
              CloudMetric.SENT_BYTES_PER_SECOND,
              CloudMetric.CONNECTIONS);
      case BUCKET -> Set.of(CloudMetric.STORED_BYTES, CloudMetric.STORED_OBJECTS);
    };
  }

  @Override
  public void measured(CloudKind kind, String id, CloudMetric metric, Instant at, double value) {
    switch (kind) {
      case INSTANCE -> {
        switch (metric) {
          case CPU_PERCENT -> put("AWS/EC2", "CPUUtilization", at, value, List.of(of(id, kind)));
          case RECEIVED_BYTES_PER_SECOND ->
              put("AWS/EC2", "NetworkIn", at, value * SECONDS, List.of(of(id, kind)));
          case SENT_BYTES_PER_SECOND ->
              put("AWS/EC2", "NetworkOut", at, value * SECONDS, List.of(of(id, kind)));
          case CONNECTIONS, STORED_BYTES, STORED_OBJECTS -> throw new AssertionError(metric);
        }
      }
      case DATABASE -> {
        switch (metric) {
          case CPU_PERCENT -> put("AWS/RDS", "CPUUtilization", at, value, List.of(of(id, kind)));
          case RECEIVED_BYTES_PER_SECOND ->
              put("AWS/RDS", "NetworkReceiveThroughput", at, value, List.of(of(id, kind)));
          case SENT_BYTES_PER_SECOND ->
              put("AWS/RDS", "NetworkTransmitThroughput", at, value, List.of(of(id, kind)));
          case CONNECTIONS ->
              put("AWS/RDS", "DatabaseConnections", at, value, List.of(of(id, kind)));
          case STORED_BYTES, STORED_OBJECTS -> throw new AssertionError(metric);
        }
      }
      case BUCKET -> {
        switch (metric) {
          case STORED_BYTES ->
              put("AWS/S3", "BucketSizeBytes", at, value, ofBucket(id, "StandardStorage"));
          case STORED_OBJECTS ->
              put("AWS/S3", "NumberOfObjects", at, value, ofBucket(id, "AllStorageTypes"));
          case CPU_PERCENT, RECEIVED_BYTES_PER_SECOND, SENT_BYTES_PER_SECOND, CONNECTIONS ->
              throw new AssertionError(metric);
        }
      }
    }
  }

  private static Dimension of(String id, CloudKind kind) {
    var name = kind == CloudKind.INSTANCE ? "InstanceId" : "DBInstanceIdentifier";
    return Dimension.builder().name(name).value(id).build();
  }

  private static List<Dimension> ofBucket(String bucket, String storageType) {
    return List.of(
        Dimension.builder().name("BucketName").value(bucket).build(),
        Dimension.builder().name("StorageType").value(storageType).build());
  }

  private void put(
      String namespace, String name, Instant at, double value, List<Dimension> dimensions) {
    var datum =
        MetricDatum.builder()
            .metricName(name)
            .timestamp(at)
            .value(value)
            .dimensions(dimensions)
            .build();
    var _ = cloudWatch.putMetricData(request -> request.namespace(namespace).metricData(datum));
  }
}
