package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.PowerState;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * S3 buckets. The list names them only, so each costs one more call for its tags; pages are shorter
 * for that.
 */
final class AwsBuckets implements ObjectCalls {
  static final String API = "s3";
  private static final int LONGEST_PAGE = 25;

  private final S3Client s3;
  private final AwsClients clients;
  private final CallSettings settings;
  private final Turns turns;
  private final String region;

  AwsBuckets(AwsClients clients, CallSettings settings, Turns turns, String region) {
    this.clients = clients;
    this.settings = settings;
    this.turns = turns;
    this.region = region;
    this.s3 =
        clients.client(
            API,
            S3Client.builder()
                // An address that is not the vendor's seldom has a name for each bucket.
                .forcePathStyle(settings.endpoint(Provider.AWS, API).isPresent()));
  }

  @Override
  public CloudPage list(Optional<String> after) {
    turns.await(API);
    var response =
        s3.listBuckets(request ->
            request
                .bucketRegion(region)
                .maxBuckets(settings.pageSize(1, LONGEST_PAGE))
                .continuationToken(after.orElse(null)));
    var objects = new ArrayList<CloudObject>();
    for (var bucket : response.buckets()) {
      tags(bucket.name()).map(tags -> object(bucket.name(), tags)).ifPresent(objects::add);
    }
    return new CloudPage(objects, response.continuationToken());
  }

  @Override
  public Optional<CloudObject> read(String id) {
    turns.await(API);
    var _ = s3.headBucket(request -> request.bucket(id));
    return Optional.of(object(id, tags(id).orElse(Map.of())));
  }

  /** Empty where the bucket is gone: since the list that named it, or since it was read. */
  private Optional<Map<String, String>> tags(String bucket) {
    turns.await(API);
    try {
      return Optional.of(
          s3.getBucketTagging(request -> request.bucket(bucket)).tagSet().stream()
              .collect(Collectors.toMap(Tag::key, Tag::value)));
    } catch (S3Exception e) {
      return switch (e.awsErrorDetails().errorCode()) {
        case "NoSuchTagSet" -> Optional.of(Map.of());
        case "NoSuchBucket" -> Optional.empty();
        case null, default -> throw e;
      };
    }
  }

  @Override
  public void stop(String id) {
    throw new UnsupportedOperationException("a bucket can't be stopped");
  }

  @Override
  public void start(String id) {
    throw new UnsupportedOperationException("a bucket can't be started");
  }

  /** S3 refuses it while there is an object, or a version of one, in it. */
  @Override
  public String delete(CloudObject object, LastCopy copy) {
    turns.await(API);
    var _ = s3.deleteBucket(request -> request.bucket(object.id()));
    return "";
  }

  /** S3 replaces all tags at once. */
  @Override
  public void tag(CloudObject object, Map<String, String> tags) {
    var all = new HashMap<>(object.tags());
    all.putAll(tags);
    var list =
        all.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    turns.await(API);
    var _ =
        s3.putBucketTagging(request -> request.bucket(object.id()).tagging(t -> t.tagSet(list)));
  }

  @Override
  public Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range) {
    return new AwsMetrics(clients, turns).read(object, metric, range);
  }

  @Override
  public void close() {
    s3.close();
  }

  private static CloudObject object(String name, Map<String, String> tags) {
    return new CloudObject(CloudKind.BUCKET, name, name, PowerState.ALWAYS_ON, "", tags);
  }
}
