package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the Secrets and ConfigMaps that a pod names are there, in the kubelet's words when not.
 */
final class ConfigCheck {
  /** Reads the keys of an object; empty when there is no such object. */
  @FunctionalInterface
  interface Lookup {
    Optional<Set<String>> keys(ConfigReference.Kind kind, String namespace, String name);
  }

  private final Lookup lookup;

  ConfigCheck(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Why the container can't be created, the message of {@code CreateContainerConfigError}. */
  Optional<String> problem(Pod pod, Container container) {
    String namespace = pod.getMetadata().getNamespace();
    return ConfigReference.ofEnvironment(container).stream()
        .flatMap(reference -> problem(namespace, reference).stream())
        .findFirst();
  }

  /** Why the volumes can't be mounted, the message of the event {@code FailedMount}. */
  Optional<String> volumeProblem(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    return ConfigReference.ofVolumes(pod.getSpec()).stream()
        .flatMap(need ->
            problem(namespace, need.reference()).stream()
                .map(why ->
                    "MountVolume.SetUp failed for volume \"%s\" : %s"
                        .formatted(need.volume(), why)))
        .findFirst();
  }

  private Optional<String> problem(String namespace, ConfigReference reference) {
    if (reference.optional()) {
      return Optional.empty();
    }
    Optional<Set<String>> keys = lookup.keys(reference.kind(), namespace, reference.name());
    if (keys.isEmpty()) {
      return Optional.of(reference.missingObject());
    }
    return reference
        .key()
        .filter(key -> !keys.get().contains(key))
        .map(key -> reference.missingKey(namespace));
  }
}
