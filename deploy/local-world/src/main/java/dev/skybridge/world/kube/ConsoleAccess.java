package dev.skybridge.world.kube;

import dev.skybridge.world.SecretFiles;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;

/**
 * The administrator of the local world's console: a ServiceAccount whose token the link carries.
 */
public final class ConsoleAccess {
  /** File of the token among the world's secrets. */
  public static final String TOKEN = "console-token";

  private static final String NAMESPACE = "skybridge-system";
  private static final String ACCOUNT = "console-admin";
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("skybridge-local-world")
          .withForce(true)
          .build();

  private ConsoleAccess() {}

  /** Makes the account and writes a fresh token. */
  public static void ensure(KubernetesClient client, SecretFiles secrets) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .patch(APPLY);
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(ACCOUNT)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .build())
        .patch(APPLY);
    client
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName("skybridge-console-admin")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                .addNewSubject("", "ServiceAccount", ACCOUNT, NAMESPACE)
                .build())
        .patch(APPLY);
    TokenRequest issued =
        client
            .serviceAccounts()
            .inNamespace(NAMESPACE)
            .withName(ACCOUNT)
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(LIFETIME.toSeconds())
                    .endSpec()
                    .build());
    secrets.write(TOKEN, issued.getStatus().getToken());
  }
}
