package dev.skybridge.operator.delivery;

import dev.skybridge.model.SecretText;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a placement is to run.
 *
 * @param target which placement
 * @param content its manifests
 * @param secrets Secrets that the workload namespace is to hold, by name, each with its values by
 *     key; they never go to Git, and those of an earlier request that are missing here are removed
 * @param changeReason why it changes, for a person; becomes the commit message where something
 *     changed
 */
public record DeliveryRequest(
    DeliveryTarget target,
    Content content,
    Map<String, Map<String, SecretText>> secrets,
    String changeReason) {
  /** Copies the maps. */
  public DeliveryRequest {
    secrets =
        secrets.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
  }
}
