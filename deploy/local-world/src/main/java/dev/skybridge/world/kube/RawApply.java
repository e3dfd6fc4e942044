package dev.skybridge.world.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Server-side apply of YAML text as it is. The API server reads YAML; parsing a megabyte of custom
 * resource definitions here first would cost seconds of every start.
 */
public final class RawApply {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;

  private final KubernetesClient client;

  public RawApply(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Applies one document.
   *
   * @param path the object's path, such as {@code /api/v1/namespaces/argocd/configmaps/argocd-cm}
   * @throws IllegalStateException with the server's words when it refuses
   */
  public void apply(String path, String yaml) {
    HttpClient http = client.getHttpClient();
    HttpRequest request =
        http.newHttpRequestBuilder()
            .uri(
                URI.create(client.getConfiguration().getMasterUrl())
                    .resolve(path + "?fieldManager=skybridge-local-world&force=true"))
            .header("Content-Type", "application/apply-patch+yaml")
            .method("PATCH", "application/apply-patch+yaml", yaml)
            .build();
    try {
      HttpResponse<byte[]> response =
          http.sendAsync(request, byte[].class).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      if (!response.isSuccessful()) {
        throw new IllegalStateException(
            "apply of " + path + ": " + new String(response.body(), StandardCharsets.UTF_8));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("apply of " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while applying " + path, e);
    }
  }

  /** Applies a custom resource definition. */
  public void applyDefinition(String name, String yaml) {
    apply("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + name, yaml);
  }

  /**
   * Returns when the API server serves the resource, such as {@code argoproj.io/v1alpha1} {@code
   * applications}.
   */
  public void awaitServed(String groupVersion, String plural) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try {
      do {
        if (serves(groupVersion, plural)) {
          return;
        }
      } while (System.nanoTime() < end && !never.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("the API server does not serve " + plural + "." + groupVersion);
  }

  private boolean serves(String groupVersion, String plural) {
    var list = client.getApiResources(groupVersion);
    return list != null
        && list.getResources().stream().anyMatch(resource -> resource.getName().equals(plural));
  }
}
