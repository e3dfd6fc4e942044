package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.operator.delivery.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls of Argo CD's REST API that delivery needs. */
final class ArgoClient implements AutoCloseable {
  private static final String SELECTOR =
      "selector=" + encode(Names.MANAGED_BY + "=" + Names.SKYBRIDGE);

  private final ArgoHttp http;
  private final String project;

  ArgoClient(ArgoCdConfig config) {
    this.http = new ArgoHttp(config);
    this.project = config.project();
  }

  /** The application; empty where there is none. */
  Optional<ArgoApplication> get(String name) throws ArgoFailure {
    return found("GET", path(name, ""));
  }

  /** An application that others made, in a project that is not known. */
  Optional<ArgoApplication> getOfAnyProject(String name) throws ArgoFailure {
    return found("GET", "/api/v1/applications/" + encode(name));
  }

  /**
   * Compares the application with the newest revision of its source, and waits until that is done.
   */
  Optional<ArgoApplication> refresh(String name) throws ArgoFailure {
    return found("GET", path(name, "&refresh=normal"));
  }

  /** All applications that Skybridge made. */
  List<ArgoApplication> list() throws ArgoFailure {
    var items = http.call("GET", "/api/v1/applications?" + SELECTOR, null).path("items");
    var applications = new ArrayList<ArgoApplication>();
    items.forEach(item -> applications.add(new ArgoApplication(item)));
    return applications;
  }

  /**
   * Creates the application, or brings it to the manifest. Argo CD is not asked to check the source
   * first: it would refuse one that is wrong or out of reach, and nobody would try again.
   */
  ArgoApplication upsert(ObjectNode manifest) throws ArgoFailure {
    return new ArgoApplication(
        http.call("POST", "/api/v1/applications?upsert=true&validate=false", manifest));
  }

  /** Starts deleting the application with everything that it made. */
  void delete(String name) throws ArgoFailure {
    unlessGone("DELETE", path(name, "&cascade=true&propagationPolicy=foreground"));
  }

  /** Starts deleting the application and leaves what it made. */
  void abandon(String name) throws ArgoFailure {
    unlessGone("DELETE", path(name, "&cascade=false"));
  }

  /** Ends the sync that is under way. */
  void terminate(String name) throws ArgoFailure {
    var path = "/api/v1/applications/" + encode(name) + "/operation?project=" + encode(project);
    try {
      unlessGone("DELETE", path);
    } catch (ArgoFailure failure) {
      // It ended by itself meanwhile.
      if (!failure.isBadRequest()) {
        throw failure;
      }
    }
  }

  /** {@code Kind name: message} of each object of the application that is degraded. */
  List<String> degraded(String name) throws ArgoFailure {
    var tree =
        http.call(
            "GET",
            "/api/v1/applications/" + encode(name) + "/resource-tree?project=" + encode(project),
            null);
    var lines = new ArrayList<String>();
    for (var node : tree.path("nodes")) {
      var health = node.path("health");
      if ("Degraded".equals(health.path("status").asText())) {
        lines.add(node.path("name").asText() + ": " + health.path("message").asText());
      }
    }
    return lines.stream().sorted().limit(10).toList();
  }

  /** Makes the project where it is missing. */
  void ensureProject() throws ArgoFailure {
    try {
      http.call("GET", "/api/v1/projects/" + encode(project), null);
    } catch (ArgoFailure failure) {
      // Argo CD answers 403 for a project that does not exist to whoever may not list them all.
      if (!failure.isNotFound()) {
        throw failure;
      }
      http.call("POST", "/api/v1/projects", Map.of("project", ProjectManifest.of(project)));
    }
  }

  /**
   * Lines of the stream of changes of all applications that Skybridge made; the caller closes it.
   */
  Stream<String> changes() throws ArgoFailure {
    return http.stream("/api/v1/stream/applications?" + SELECTOR);
  }

  private Optional<ArgoApplication> found(String method, String path) throws ArgoFailure {
    try {
      JsonNode answer = http.call(method, path, null);
      return Optional.of(new ArgoApplication(answer));
    } catch (ArgoFailure failure) {
      if (failure.isNotFound()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private void unlessGone(String method, String path) throws ArgoFailure {
    try {
      http.call(method, path, null);
    } catch (ArgoFailure failure) {
      if (!failure.isNotFound()) {
        throw failure;
      }
    }
  }

  /** Without the project Argo CD answers 403, not 404, for what does not exist. */
  private String path(String name, String more) {
    return "/api/v1/applications/" + encode(name) + "?project=" + encode(project) + more;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
