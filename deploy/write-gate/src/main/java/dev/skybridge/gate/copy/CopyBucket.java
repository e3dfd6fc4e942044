package dev.skybridge.gate.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The copies in a bucket. One call at a time, each with a deadline and at most three tries. */
public final class CopyBucket implements AutoCloseable {
  private static final int TRIES = 3;
  private static final int PART = 16 * 1024 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SOCKET = Duration.ofSeconds(30);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** A dump without a manifest may still be on its way for so long. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final S3Client client;
  private final CopyPlace place;
  private final String folder;

  /**
   * The copies of one application.
   *
   * @param application namespace and name, with a slash between
   */
  public CopyBucket(CopyPlace place, String application) {
    this.place = place;
    this.folder = place.prefix() + application + "/";
    var builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SOCKET))
            .region(Region.of(place.region()))
            .forcePathStyle(place.pathStyle())
            // other vendors' S3 does not know the newer trailing checksums; ours is in the manifest
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(c ->
                c.apiCallTimeout(place.deadline())
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(TRIES)
                            .build()));
    place.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  /** Key of the manifest of a copy. Their order is that of their epochs, then of their times. */
  String key(String placement, int epoch, Instant at) {
    return folder + "%06d-%s-%s".formatted(epoch, TIME.format(at), placement) + Copy.MANIFEST;
  }

  /**
   * Stores a copy, its manifest last.
   *
   * @throws CopyFailed where the bucket did not take it
   */
  void put(Copy copy, Path dump) throws CopyFailed {
    try {
      if (copy.bytes() <= PART) {
        client.putObject(
            r -> r.bucket(place.bucket()).key(copy.dumpKey()), RequestBody.fromFile(dump));
      } else {
        putParts(copy.dumpKey(), dump);
      }
      client.putObject(
          r -> r.bucket(place.bucket()).key(copy.key()).contentType("application/json"),
          RequestBody.fromBytes(copy.toJson()));
    } catch (SdkException | UncheckedIOException | IOException e) {
      throw failed("the copy could not be stored", e);
    }
  }

  private void putParts(String key, Path dump) throws IOException {
    var upload = client.createMultipartUpload(r -> r.bucket(place.bucket()).key(key)).uploadId();
    try (var in = Files.newInputStream(dump)) {
      var parts = new ArrayList<CompletedPart>();
      for (var bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
        var number = parts.size() + 1;
        var tag =
            client
                .uploadPart(
                    r -> r.bucket(place.bucket()).key(key).uploadId(upload).partNumber(number),
                    RequestBody.fromBytes(bytes))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      }
      client.completeMultipartUpload(r ->
          r.bucket(place.bucket())
              .key(key)
              .uploadId(upload)
              .multipartUpload(all -> all.parts(parts)));
    } catch (SdkException | IOException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private void abort(String key, String upload, Exception cause) {
    try {
      client.abortMultipartUpload(r -> r.bucket(place.bucket()).key(key).uploadId(upload));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Fetches a copy and checks it.
   *
   * @param key of its manifest
   * @throws CopyFailed where it is not there, or is another than was stored
   */
  Copy get(String key, Path dump) throws CopyFailed {
    try {
      var copy =
          Copy.parse(client.getObjectAsBytes(r -> r.bucket(place.bucket()).key(key)).asByteArray());
      try (var in = client.getObject(r -> r.bucket(place.bucket()).key(copy.dumpKey()))) {
        var seen = Digested.copy(in, dump, copy.bytes());
        if (seen.bytes() != copy.bytes() || !seen.sha256().equals(copy.sha256())) {
          throw new CopyFailed(
              "the copy "
                  + key
                  + " is damaged: what the bucket gives is not what its manifest says (SHA-256)");
        }
      }
      return copy;
    } catch (Digested.TooLong e) {
      throw new CopyFailed("the copy " + key + " is damaged: it is longer than its manifest says");
    } catch (SdkException | IOException e) {
      throw failed("the copy " + key + " could not be fetched", e);
    }
  }

  /**
   * Removes the oldest copies, and what was never finished.
   *
   * @throws CopyFailed where the bucket did not answer
   */
  void prune(Instant now) throws CopyFailed {
    try {
      var all = list();
      var manifests = keys(all, Copy.MANIFEST);
      // the manifest first: without it the dump is no copy any more
      manifests.stream().skip(place.keep()).forEach(this::delete);
      var kept = new HashSet<String>();
      manifests.stream().limit(place.keep()).map(CopyBucket::stem).forEach(kept::add);
      var told = new HashSet<>(manifests.stream().map(CopyBucket::stem).toList());
      all.stream()
          .filter(object -> object.key().endsWith(Copy.DUMP))
          .filter(object -> !kept.contains(stem(object.key())))
          .filter(object ->
              told.contains(stem(object.key()))
                  || object.lastModified().isBefore(now.minus(ABANDONED)))
          .map(S3Object::key)
          .forEach(this::delete);
    } catch (SdkException e) {
      throw failed("old copies could not be removed", e);
    }
  }

  private static String stem(String key) {
    return key.substring(0, key.lastIndexOf('.'));
  }

  private void delete(String key) {
    client.deleteObject(r -> r.bucket(place.bucket()).key(key));
  }

  private List<S3Object> list() {
    return client
        .listObjectsV2Paginator(r -> r.bucket(place.bucket()).prefix(folder))
        .contents()
        .stream()
        .toList();
  }

  private static List<String> keys(List<S3Object> all, String suffix) {
    return all.stream()
        .map(S3Object::key)
        .filter(key -> key.endsWith(suffix))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** What is there with this suffix, the newest first. */
  List<String> keys(String suffix) {
    return keys(list(), suffix);
  }

  private static CopyFailed failed(String what, Exception cause) {
    return new CopyFailed(what + ": " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    client.close();
  }
}
