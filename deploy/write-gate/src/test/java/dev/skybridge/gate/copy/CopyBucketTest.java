package dev.skybridge.gate.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket with moto, an S3 that others wrote. */
final class CopyBucketTest {
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Copy.Layout LAYOUT = new Copy.Layout("shop", "UTF8", "C", "C");

  private static @Nullable Process moto;
  private static @Nullable URI endpoint;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    var program =
        Optional.ofNullable(System.getenv("SKYBRIDGE_TOOLCHAIN"))
            .filter(text -> !text.isBlank())
            .map(text -> Path.of(text, "moto_server"))
            .filter(Files::isExecutable);
    if (!Boolean.parseBoolean(System.getenv("SKYBRIDGE_REQUIRE_WORLD"))) {
      assumeTrue(program.isPresent(), "no moto_server in SKYBRIDGE_TOOLCHAIN");
    }
    System.setProperty("aws.accessKeyId", "AKIATESTTESTTESTTEST");
    System.setProperty("aws.secretAccessKey", "not-a-real-key-but-secret");
    var builder =
        new ProcessBuilder(program.orElseThrow().toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true);
    builder.environment().put("PYTHONUNBUFFERED", "1");
    moto = builder.start();
    var output = moto.inputReader();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        endpoint = URI.create(matcher.group(1));
        // a full pipe would stop it
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        try (var client = client()) {
          client.createBucket(r -> r.bucket("bucket"));
        }
        return;
      }
    }
    throw new IOException("moto did not start");
  }

  @AfterAll
  static void stop() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    if (moto != null) {
      moto.descendants().forEach(ProcessHandle::destroy);
      moto.destroy();
    }
  }

  @Test
  void shouldGiveBackWhatWasStoredInParts() throws Exception {
    // given: more than two parts
    var dump = folder.resolve("dump");
    var bytes = new byte[40 * 1024 * 1024];
    new Random(7).nextBytes(bytes);
    Files.write(dump, bytes);
    try (var bucket = bucket("parts", 3)) {
      var copy = copy(bucket, dump, 1, AT);

      // when
      bucket.put(copy, dump);
      var back = folder.resolve("back");
      var read = bucket.get(copy.key(), back);

      // then
      assertThat(read).isEqualTo(copy);
      assertThat(Files.mismatch(dump, back)).isEqualTo(-1);
    }
  }

  @Test
  void shouldRefuseWhatIsDamagedOrLongerOrMissing() throws Exception {
    // given
    var dump = Files.writeString(folder.resolve("dump"), "what was written");
    try (var bucket = bucket("damaged", 3)) {
      var copy = copy(bucket, dump, 1, AT);
      bucket.put(copy, dump);
      var back = folder.resolve("back");

      // when, then
      put(copy.dumpKey(), "what was wrjtten");
      assertThatThrownBy(() -> bucket.get(copy.key(), back))
          .isInstanceOf(CopyFailed.class)
          .hasMessageContaining("is damaged");
      put(copy.dumpKey(), "what was written and more");
      assertThatThrownBy(() -> bucket.get(copy.key(), back))
          .isInstanceOf(CopyFailed.class)
          .hasMessageContaining("longer");
      assertThatThrownBy(() -> bucket.get("bucket/none.json", back))
          .isInstanceOf(CopyFailed.class)
          .hasMessageContaining("could not be fetched");
    }
  }

  @Test
  void shouldKeepTheNewestByEpochThenTime() throws Exception {
    // given: the clock of the later epoch's placement is behind
    var dump = Files.writeString(folder.resolve("dump"), "what was written");
    try (var bucket = bucket("kept", 3)) {
      List<Copy> copies =
          IntStream.range(0, 6)
              .mapToObj(i -> copy(bucket, dump, i < 4 ? 1 : 2, AT.plusSeconds(i < 4 ? 100 + i : i)))
              .toList();
      for (var copy : copies) {
        bucket.put(copy, dump);
      }

      // when: a dump that is on its way has no manifest yet
      put("copies/kept/app/000002-now-aws.dump", "half");
      bucket.prune(Instant.now());

      // then
      assertThat(bucket.keys(Copy.MANIFEST))
          .containsExactly(copies.get(5).key(), copies.get(4).key(), copies.get(3).key());
      assertThat(bucket.keys(Copy.DUMP)).hasSize(4);

      // and when: it never came
      bucket.prune(Instant.now().plus(Duration.ofDays(2)));

      // then
      assertThat(bucket.keys(Copy.DUMP)).hasSize(3);
    }
  }

  private static Copy copy(CopyBucket bucket, Path dump, int epoch, Instant at) {
    try (var in = Files.newInputStream(dump)) {
      var content = Digested.copy(in, dump.resolveSibling("scratch"), Long.MAX_VALUE);
      return new Copy(
          "kept/app",
          "aws",
          epoch,
          at,
          "0/1",
          bucket.key("aws", epoch, at),
          content.bytes(),
          content.sha256(),
          "17",
          LAYOUT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CopyBucket bucket(String namespace, int keep) {
    return new CopyBucket(
        new CopyPlace(
            "s3://bucket/copies",
            Optional.ofNullable(endpoint),
            "us-east-1",
            false,
            keep,
            Duration.ofSeconds(30)),
        namespace + "/app");
  }

  private static S3Client client() {
    return S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .build();
  }

  private static void put(String key, String text) {
    try (var client = client()) {
      client.putObject(r -> r.bucket("bucket").key(key), RequestBody.fromString(text));
    }
  }
}
