package dev.skybridge.world.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests with ready-made bodies whose answers are not parsed: as little work as a client can
 * have, so that what it takes is the API server's time.
 */
final class RawRequests {
  private static final long DEADLINE_SECONDS = 60;
  private static final int GONE = 404;

  private final KubernetesClient client;
  private final URI server;

  RawRequests(KubernetesClient client) {
    this.client = client;
    this.server = URI.create(client.getConfiguration().getMasterUrl());
  }

  /**
   * Sends one write and waits for its answer.
   *
   * @throws IllegalStateException with the server's words when it refuses
   */
  void send(Write write) {
    HttpRequest.Builder request =
        client.getHttpClient().newHttpRequestBuilder().uri(server.resolve(write.path()));
    switch (write) {
      case Write.Create create -> request.post("application/json", create.body());
      case Write.Apply apply ->
          request
              .header("Content-Type", "application/apply-patch+yaml")
              .method("PATCH", "application/apply-patch+yaml", apply.body());
      case Write.Delete _ ->
          request.delete("application/json", "{\"propagationPolicy\":\"Background\"}");
    }
    var response = answer(request.build(), write);
    var fine =
        response.isSuccessful() || (write instanceof Write.Delete && response.code() == GONE);
    if (!fine) {
      throw new IllegalStateException(
          write.path() + ": " + new String(response.body(), StandardCharsets.UTF_8));
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request, Write write) {
    try {
      return client
          .getHttpClient()
          .sendAsync(request, byte[].class)
          .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(write.path() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing " + write.path(), e);
    }
  }
}
