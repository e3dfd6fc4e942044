package dev.skybridge.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Application as its owner sees it. */
public final class Deployed {
  private final TestWorld world;
  private final String namespace;
  private final String name;

  /** The application of that name, whether or not it exists. */
  public Deployed(TestWorld world, String namespace, String name) {
    this.world = world;
    this.namespace = namespace;
    this.name = name;
  }

  /** {@code namespace/name}. */
  public String path() {
    return namespace + "/" + name;
  }

  /** What the names of its workload namespaces and Argo CD applications begin with. */
  public String prefix() {
    return namespace + "-" + name + "-";
  }

  /** The object. */
  public @Nullable Application get() {
    return world
        .kubernetes()
        .resources(Application.class)
        .inNamespace(namespace)
        .withName(name)
        .get();
  }

  /** Its condition of that type, where it speaks of the present spec. */
  public Optional<Condition> condition(String type) {
    return Optional.ofNullable(get()).flatMap(found -> condition(found, type));
  }

  /** The condition of that type of an object, where it speaks of the present spec. */
  public static Optional<Condition> condition(Application application, String type) {
    ApplicationStatus status = application.getStatus();
    return status == null
        ? Optional.empty()
        : status.conditions().stream()
            .filter(condition -> condition.type().equals(type))
            .filter(condition ->
                application.getMetadata().getGeneration().equals(condition.observedGeneration()))
            .findFirst();
  }

  /** Waits until it is Ready; the time it took. */
  public Duration awaitReady(Duration deadline) {
    return Eventually.holds(
        path() + " is Ready",
        deadline,
        () -> assertThat(condition("Ready")).as("%s", this).hasValueSatisfying(ready()));
  }

  private static org.assertj.core.api.Condition<Condition> ready() {
    return new org.assertj.core.api.Condition<>(Condition::isTrue, "status True");
  }

  /** Its stacks. */
  public List<CloudStack> stacks() {
    return world
        .kubernetes()
        .resources(CloudStack.class)
        .inNamespace(namespace)
        .withLabel("skybridge.dev/application", name)
        .list()
        .getItems();
  }

  /** What stands in the clouds for it. */
  public List<JsonNode> resources() {
    return world.simulator().resourcesOf(path());
  }

  /** Names of its workload namespaces that exist. */
  public List<String> workloadNamespaces() {
    return world.kubernetes().namespaces().list().getItems().stream()
        .map(found -> found.getMetadata().getName())
        .filter(found -> found.startsWith(prefix()))
        .toList();
  }

  /** Files of it at the head of the config repository that Skybridge wrote. */
  public List<String> files() {
    return world.config().files().stream()
        .filter(file ->
            file.startsWith("apps/" + path() + "/")
                || file.matches("clusters/[^/]+/" + prefix() + ".*"))
        .toList();
  }

  /** Asks for its deletion. */
  public void delete() {
    world.kubernetes().resources(Application.class).inNamespace(namespace).withName(name).delete();
  }

  /** Waits until nothing of it is left anywhere; the time it took. */
  public Duration awaitGone(Duration deadline) {
    return Eventually.holds(
        "nothing is left of " + path(),
        deadline,
        () -> {
          assertThat(get()).as("the object: %s", this).isNull();
          assertThat(stacks()).as("stacks").isEmpty();
          assertThat(resources()).as("cloud resources").isEmpty();
          assertThat(world.argocd().applications(prefix())).as("Argo CD applications").isEmpty();
          assertThat(workloadNamespaces()).as("workload namespaces").isEmpty();
          assertThat(files()).as("files at HEAD of the config repository").isEmpty();
        });
  }

  @Override
  public String toString() {
    Application found = get();
    return found == null || found.getStatus() == null
        ? path() + " without a status"
        : path() + " " + found.getStatus().conditions() + " " + found.getStatus().placements();
  }
}
