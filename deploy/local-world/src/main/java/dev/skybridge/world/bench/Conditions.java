package dev.skybridge.world.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/** Reads conditions of objects of any kind. */
final class Conditions {
  private Conditions() {}

  /** Whether the condition says True. */
  static boolean isTrue(GenericKubernetesResource object, String type) {
    Object conditions = object.get("status", "conditions");
    if (!(conditions instanceof List<?> list)) {
      return false;
    }
    return list.stream()
        .anyMatch(each ->
            each instanceof Map<?, ?> condition
                && type.equals(condition.get("type"))
                && "True".equals(condition.get("status")));
  }
}
