package dev.skybridge.world.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a bare client has to write for one application, taken from what the operator wrote for a
 * sample of the same shape: the Application, its namespace and all that the namespace's inventory
 * names.
 */
final class Samples {
  static final String NAMESPACE = "bench";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SAMPLE = "sample-0000";
  private static final String PLACEMENT = "here";
  private static final String INVENTORY = "skybridge.dev/inventory";
  private static final String APPLICATIONS =
      "/apis/skybridge.dev/v1alpha1/namespaces/" + NAMESPACE + "/applications";

  private final List<Template> templates;

  /**
   * One object of the sample.
   *
   * @param collection path of its kind in its namespace
   * @param applied whether it is applied by PATCH, as the operator does; else by POST
   */
  private record Template(String collection, String name, boolean applied, String body) {
    Write write(String application) {
      var path = collection.replace(SAMPLE, application);
      var text = body.replace(SAMPLE, application);
      return applied
          ? new Write.Apply(path + "/" + name + "?fieldManager=skybridge-bench&force=true", text)
          : new Write.Create(path, text);
    }
  }

  private Samples(List<Template> templates) {
    this.templates = List.copyOf(templates);
  }

  /** The sample's own Application. */
  static Write sample() {
    return create(SAMPLE, Label.OPERATED);
  }

  static Write deleteSample() {
    return deleteApplication(SAMPLE);
  }

  /** Takes the sample as the operator has delivered it. */
  static Samples capture(KubernetesClient client) {
    var workloads = workloadNamespace(SAMPLE);
    var namespace = client.genericKubernetesResources("v1", "Namespace").withName(workloads).get();
    var inventory = namespace.getMetadata().getAnnotations().get(INVENTORY);
    if (inventory == null) {
      throw new IllegalStateException("the operator left no inventory in namespace " + workloads);
    }
    var templates = new ArrayList<Template>();
    templates.add(new Template("/api/v1/namespaces", workloads, false, body(namespace)));
    for (String entry : inventory.split(",", -1)) {
      var key = entry.split("\\|", 3);
      var object =
          client
              .genericKubernetesResources(key[0], key[1])
              .inNamespace(workloads)
              .withName(key[2])
              .get();
      var group = key[0].contains("/") ? "/apis/" + key[0] : "/api/" + key[0];
      // holds for what delivery renders
      var plural = key[1].toLowerCase(Locale.ROOT) + "s";
      templates.add(
          new Template(
              group + "/namespaces/" + workloads + "/" + plural, key[2], true, body(object)));
    }
    return new Samples(templates);
  }

  /** All writes for one application of the bare client. */
  List<Write> bare(String application) {
    return Stream.concat(
            Stream.of(create(application, Label.BARE)),
            templates.stream().map(template -> template.write(application)))
        .toList();
  }

  /** The Application alone. */
  static Write create(String application, Label label) {
    return new Write.Create(
        APPLICATIONS,
        """
        {"apiVersion":"skybridge.dev/v1alpha1","kind":"Application",
         "metadata":{"name":"%s","namespace":"%s","labels":{"%s":"%s"}},
         "spec":{"components":[{"name":"web","image":"demo.skybridge.dev/echo:1.0","port":8080}],
                 "placements":[{"name":"%s"}]}}
        """
            .formatted(application, NAMESPACE, label.name(), label.value(), PLACEMENT));
  }

  static Write deleteApplication(String application) {
    return new Write.Delete(APPLICATIONS + "/" + application);
  }

  static Write deleteNamespace(String application) {
    return new Write.Delete("/api/v1/namespaces/" + workloadNamespace(application));
  }

  private static String workloadNamespace(String application) {
    return NAMESPACE + "-" + application + "-" + PLACEMENT;
  }

  /** The object as somebody would write it: without what the server adds, and with our label. */
  private static String body(GenericKubernetesResource object) {
    ObjectNode tree = JSON.valueToTree(object);
    tree.remove("status");
    if (tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.retain("name", "namespace", "labels", "annotations");
      if (metadata.get("annotations") instanceof ObjectNode annotations) {
        annotations.remove("deployment.kubernetes.io/revision");
      }
      relabel(metadata);
    }
    if (tree.get("spec") instanceof ObjectNode spec) {
      spec.remove(List.of("clusterIP", "clusterIPs", "finalizers"));
      if (spec.path("template").path("metadata") instanceof ObjectNode metadata) {
        metadata.remove("creationTimestamp");
      }
    }
    return tree.toString();
  }

  private static void relabel(ObjectNode metadata) {
    JsonNode labels = metadata.path("labels");
    if (labels instanceof ObjectNode node && node.has(Label.MANAGED_BY)) {
      node.put(Label.MANAGED_BY, Label.BARE_DELIVERY.value());
    }
  }
}
