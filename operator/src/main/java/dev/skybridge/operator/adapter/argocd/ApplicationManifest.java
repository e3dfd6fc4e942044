package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The Argo CD application of a placement, as it is wanted. Pure. */
final class ApplicationManifest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String namespace;
  private final String project;
  private final String repository;
  private final String branch;

  /**
   * Makes manifests.
   *
   * @param repository URL of the config repository, as Argo CD reads it
   * @param branch of it
   */
  ApplicationManifest(String namespace, String project, String repository, String branch) {
    this.namespace = namespace;
    this.project = project;
    this.repository = repository;
    this.branch = branch;
  }

  /**
   * The application.
   *
   * @param createNamespace whether Argo CD makes the workload namespace, because the operator can't
   *     reach the cluster
   */
  ObjectNode of(DeliveryTarget target, Content content, boolean createNamespace) {
    var root = JSON.createObjectNode();
    root.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Application");
    var metadata = root.putObject("metadata");
    metadata.put("name", target.argoApplication()).put("namespace", namespace);
    metadata
        .putObject("labels")
        .put(Names.MANAGED_BY, Names.SKYBRIDGE)
        .put(Names.OWNER, target.owner());
    var annotations = metadata.putObject("annotations").put(Names.TARGET, target.path());
    metadata.putArray("finalizers").add("resources-finalizer.argocd.argoproj.io");
    var spec = root.putObject("spec").put("project", project);
    var source = spec.putObject("source");
    switch (content) {
      case Content.Source(var given) ->
          source
              .put("repoURL", given.repository())
              .put("path", given.path())
              .put("targetRevision", given.revisionOrDefault());
      case Content.Manifests _ -> {
        source
            .put("repoURL", repository)
            .put("path", target.gitFolder())
            .put("targetRevision", branch);
        // A push that touches other placements only must not make Argo CD compare this one.
        annotations.put("argocd.argoproj.io/manifest-generate-paths", "/" + target.gitFolder());
      }
    }
    spec.putObject("destination")
        .put("name", target.cluster())
        .put("namespace", target.workloadNamespace());
    sync(spec, createNamespace);
    return root;
  }

  /** The same, for the config repository. */
  static String yaml(ObjectNode manifest) {
    return Serialization.asYaml(manifest);
  }

  /**
   * Whether the application has everything that is wanted; what others added does not matter. Argo
   * CD's API leaves out {@code apiVersion} and {@code kind}.
   */
  static boolean matches(ObjectNode wanted, JsonNode live) {
    return contains(live.path("metadata"), wanted.path("metadata"))
        && contains(live.path("spec"), wanted.path("spec"));
  }

  private static boolean contains(JsonNode live, JsonNode wanted) {
    if (!wanted.isObject()) {
      return wanted.equals(live);
    }
    for (var field : wanted.properties()) {
      if (!contains(live.path(field.getKey()), field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static void sync(ObjectNode spec, boolean createNamespace) {
    var policy = spec.putObject("syncPolicy");
    policy.putObject("automated").put("prune", true).put("selfHeal", true);
    if (createNamespace) {
      policy.putArray("syncOptions").add("CreateNamespace=true");
    }
    // Without an end, so that a fault of the cluster clears by itself; with the newest revision,
    // so that a corrected manifest does not wait for the broken one.
    var retry = policy.putObject("retry").put("limit", -1).put("refresh", true);
    retry.putObject("backoff").put("duration", "2s").put("factor", 2).put("maxDuration", "1m");
  }
}
