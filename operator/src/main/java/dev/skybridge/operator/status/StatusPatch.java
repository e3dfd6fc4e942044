package dev.skybridge.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/**
 * Writes a status by server-side apply under the platform's one field manager, where the framework
 * does not do so itself.
 */
public final class StatusPatch {
  private StatusPatch() {}

  /** Applies {@code patch}, which holds apiVersion, kind, namespace, name and status only. */
  public static void apply(KubernetesClient client, HasMetadata patch) {
    client
        .resource(patch)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("skybridge")
                .withForce(true)
                .build());
  }
}
