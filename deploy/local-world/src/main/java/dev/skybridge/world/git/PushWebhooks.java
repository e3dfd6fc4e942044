package dev.skybridge.world.git;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of a push in GitHub's format, signed with the listener's secret. Delivery does
 * not hold up the push; it is tried {@value #ATTEMPTS} times with growing pauses, then given up
 * with a log line.
 */
public final class PushWebhooks implements AutoCloseable {
  /**
   * One receiver, as the file of listeners names it.
   *
   * @param url where to POST
   * @param secretFile file with the signing secret
   */
  public record Listener(String url, String secretFile) {}

  private static final Logger LOG = LoggerFactory.getLogger(PushWebhooks.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ATTEMPTS = 6;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_MILLIS = 200;

  private final Path listeners;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param listeners JSON file with a list of {@link Listener}; read at each push, absent means
   *     none
   */
  public PushWebhooks(Path listeners) {
    this.listeners = listeners;
  }

  void send(PushEvent event) throws IOException {
    byte[] body = JSON.writeValueAsBytes(event.payload());
    for (Listener listener : read()) {
      String secret = Files.readString(Path.of(listener.secretFile())).strip();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(listener.url()))
              .timeout(TIMEOUT)
              .header("Content-Type", "application/json")
              .header("X-GitHub-Event", "push")
              .header("X-GitHub-Delivery", event.after())
              .header("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", secret, body))
              .header("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", secret, body))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      threads.execute(() -> deliver(request));
    }
  }

  private void deliver(HttpRequest request) {
    String problem = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (attempt > 0 && closed.await(FIRST_PAUSE_MILLIS << attempt, TimeUnit.MILLISECONDS)) {
          return;
        }
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < 300) {
          return;
        }
        problem = "status " + status;
      } catch (IOException e) {
        problem = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    LOG.warn("webhook to {} given up after {} attempts: {}", request.uri(), ATTEMPTS, problem);
  }

  private List<Listener> read() throws IOException {
    return Files.exists(listeners)
        ? JSON.readValue(listeners.toFile(), new TypeReference<List<Listener>>() {})
        : List.of();
  }

  /** The signature GitHub sends: HMAC over the raw body, in hexadecimal. */
  static String hmac(String algorithm, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    threads.close();
    client.close();
  }
}
