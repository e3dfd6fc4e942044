package dev.skybridge.acceptance.failover;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of the {@code moto} project's S3, which stands outside of every placement. */
final class Bucket implements AutoCloseable {
  private static final String NAME = "copies";
  static final String KEY = "AKIATESTTESTTESTTEST";
  static final String SECRET = "not-a-real-key-but-secret";
  private static final int END_SECONDS = 5;
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final URI endpoint;
  private final S3Client client;

  private Bucket(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    this.client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
  }

  static Bucket start(Path toolchain) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                toolchain.resolve("moto_server").toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true);
    builder.environment().put("PYTHONUNBUFFERED", "1");
    Process process = builder.start();
    var output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      var matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        // a full pipe would stop it
        Thread.ofVirtual().name("moto").start(() -> output.lines().forEach(_ -> {}));
        Bucket bucket = new Bucket(process, URI.create(matcher.group(1)));
        bucket.client.createBucket(r -> r.bucket(NAME));
        return bucket;
      }
      said.append(line).append('\n');
    }
    throw new IOException("moto did not start: " + said);
  }

  URI endpoint() {
    return endpoint;
  }

  /** As gates are told of it. */
  String address() {
    return "s3://" + NAME + "/databases";
  }

  byte[] read(String key) {
    return client.getObjectAsBytes(r -> r.bucket(NAME).key(key)).asByteArray();
  }

  void write(String key, byte[] bytes) {
    client.putObject(r -> r.bucket(NAME).key(key), RequestBody.fromBytes(bytes));
  }

  /** How many copies are kept, told by their manifests. */
  long copies() {
    return client.listObjectsV2(r -> r.bucket(NAME)).contents().stream()
        .filter(object -> object.key().endsWith(".json"))
        .count();
  }

  @Override
  public void close() {
    client.close();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the toolchain has it. */
  static boolean available(Path toolchain) {
    return Files.isExecutable(toolchain.resolve("moto_server"));
  }
}
