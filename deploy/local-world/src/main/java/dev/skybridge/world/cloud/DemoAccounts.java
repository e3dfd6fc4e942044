package dev.skybridge.world.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.SecretFiles;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The demo's accounts: random keys that the simulated clouds take, and the objects that name them.
 */
public final class DemoAccounts {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("skybridge-local-world")
          .withForce(true)
          .build();

  private final SecretFiles secrets;

  public DemoAccounts(LocalWorld world) {
    this.secrets = world.secrets();
  }

  /** Writes the accounts in the form that the simulator reads. */
  Path writeFile() {
    List<Map<String, String>> accounts =
        DemoAccount.ALL.stream()
            .map(account ->
                Map.of(
                    "provider", account.provider(),
                    "accountId", account.accountId(),
                    "accessKey", accessKey(account),
                    "secretKey", secretKey(account)))
            .toList();
    try {
      return secrets.write("cloud-accounts.json", new JsonMapper().writeValueAsString(accounts));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The namespace of the demo with a credentials Secret and a CloudAccount per cloud. */
  public void apply(KubernetesClient client) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(DemoAccount.NAMESPACE)
                .endMetadata()
                .build())
        .patch(APPLY);
    for (DemoAccount account : DemoAccount.ALL) {
      client
          .resource(
              new SecretBuilder()
                  .withNewMetadata()
                  .withName(account.secretName())
                  .withNamespace(DemoAccount.NAMESPACE)
                  .endMetadata()
                  .withStringData(
                      Map.of(
                          account.keyField(), accessKey(account),
                          account.secretField(), secretKey(account)))
                  .build())
          .patch(APPLY);
      client.resource(cloudAccount(account)).patch(APPLY);
    }
  }

  private static GenericKubernetesResource cloudAccount(DemoAccount account) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion("skybridge.dev/v1alpha1")
        .withKind("CloudAccount")
        .withNewMetadata()
        .withName(account.name())
        .withNamespace(DemoAccount.NAMESPACE)
        .endMetadata()
        .addToAdditionalProperties(
            "spec",
            Map.of(
                "provider", account.provider(),
                "region", account.region(),
                "credentials", Map.of("name", account.secretName()),
                // Any namespace of the local world may try things out on these accounts.
                "allowedNamespaces", List.of("*")))
        .build();
  }

  private String accessKey(DemoAccount account) {
    return secrets.password("cloud-" + account.provider() + "-access-key");
  }

  private String secretKey(DemoAccount account) {
    return secrets.password("cloud-" + account.provider() + "-secret-key");
  }
}
