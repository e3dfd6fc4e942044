package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Secret or ConfigMap that a container or volume needs.
 *
 * @param kind which of the two
 * @param name object name in the pod's namespace
 * @param key key that must be there; empty when any content will do
 * @param optional whether the pod may start without it
 */
record ConfigReference(Kind kind, String name, Optional<String> key, boolean optional) {
  /** The kinds that hold configuration. */
  enum Kind {
    SECRET("secret", "Secret"),
    CONFIG_MAP("configmap", "ConfigMap");

    private final String lower;
    private final String title;

    Kind(String lower, String title) {
      this.lower = lower;
      this.title = title;
    }
  }

  /** What the environment of a container needs. */
  static List<ConfigReference> ofEnvironment(Container container) {
    List<ConfigReference> references = new ArrayList<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      if (source.getSecretRef() != null) {
        references.add(
            of(
                Kind.SECRET,
                source.getSecretRef().getName(),
                null,
                source.getSecretRef().getOptional()));
      }
      if (source.getConfigMapRef() != null) {
        references.add(
            of(
                Kind.CONFIG_MAP,
                source.getConfigMapRef().getName(),
                null,
                source.getConfigMapRef().getOptional()));
      }
    }
    for (EnvVar variable : container.getEnv()) {
      EnvVarSource from = variable.getValueFrom();
      if (from != null && from.getSecretKeyRef() != null) {
        var ref = from.getSecretKeyRef();
        references.add(of(Kind.SECRET, ref.getName(), ref.getKey(), ref.getOptional()));
      }
      if (from != null && from.getConfigMapKeyRef() != null) {
        var ref = from.getConfigMapKeyRef();
        references.add(of(Kind.CONFIG_MAP, ref.getName(), ref.getKey(), ref.getOptional()));
      }
    }
    return references;
  }

  /** What the volumes of a pod need. */
  static List<VolumeNeed> ofVolumes(PodSpec spec) {
    List<VolumeNeed> needs = new ArrayList<>();
    for (Volume volume : spec.getVolumes()) {
      String name = volume.getName();
      if (volume.getSecret() != null) {
        var secret = volume.getSecret();
        add(
            needs,
            name,
            Kind.SECRET,
            secret.getSecretName(),
            secret.getItems(),
            secret.getOptional());
      }
      if (volume.getConfigMap() != null) {
        var map = volume.getConfigMap();
        add(needs, name, Kind.CONFIG_MAP, map.getName(), map.getItems(), map.getOptional());
      }
      if (volume.getProjected() != null) {
        for (VolumeProjection source : volume.getProjected().getSources()) {
          if (source.getSecret() != null) {
            var secret = source.getSecret();
            add(
                needs,
                name,
                Kind.SECRET,
                secret.getName(),
                secret.getItems(),
                secret.getOptional());
          }
          if (source.getConfigMap() != null) {
            var map = source.getConfigMap();
            add(needs, name, Kind.CONFIG_MAP, map.getName(), map.getItems(), map.getOptional());
          }
        }
      }
    }
    return needs;
  }

  /**
   * A volume and what it takes its files from.
   *
   * @param volume the volume's name in the pod
   * @param reference the object
   */
  record VolumeNeed(String volume, ConfigReference reference) {}

  /** The kubelet's words when the object is absent. */
  String missingObject() {
    return "%s \"%s\" not found".formatted(kind.lower, name);
  }

  /** The kubelet's words when the object has no such key. */
  String missingKey(String namespace) {
    return "couldn't find key %s in %s %s/%s"
        .formatted(key.orElse(""), kind.title, namespace, name);
  }

  private static void add(
      List<VolumeNeed> needs,
      String volume,
      Kind kind,
      String name,
      List<KeyToPath> items,
      @Nullable Boolean optional) {
    if (items.isEmpty()) {
      needs.add(new VolumeNeed(volume, of(kind, name, null, optional)));
    }
    for (KeyToPath item : items) {
      needs.add(new VolumeNeed(volume, of(kind, name, item.getKey(), optional)));
    }
  }

  private static ConfigReference of(
      Kind kind, String name, @Nullable String key, @Nullable Boolean optional) {
    return new ConfigReference(kind, name, Optional.ofNullable(key), Boolean.TRUE.equals(optional));
  }
}
