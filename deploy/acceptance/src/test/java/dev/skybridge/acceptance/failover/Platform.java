package dev.skybridge.acceptance.failover;

import dev.skybridge.acceptance.harness.TestWorld;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What gates may do on the platform's cluster: read and renew the one Lease. */
record Platform(TestWorld world, String namespace, String application, Path folder) {
  private static final String GATE = "write-gate";
  private static final long HOUR = 3600L;

  static Platform create(TestWorld world, String namespace, String application, Path folder) {
    var client = world.kubernetes();
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(GATE)
                .endMetadata()
                .build())
        .serverSideApply();
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(GATE)
                .endMetadata()
                .withRules(
                    new PolicyRuleBuilder()
                        .withApiGroups("coordination.k8s.io")
                        .withResources("leases")
                        .withResourceNames(application + "-writer")
                        .withVerbs("get", "update")
                        .build())
                .build())
        .serverSideApply();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(GATE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", GATE)
                .addNewSubject("", "ServiceAccount", GATE, namespace)
                .build())
        .serverSideApply();
    return new Platform(world, namespace, application, folder);
  }

  /** A kubeconfig with the gates' account, by way of a port. */
  Path kubeconfig(String side, int port) {
    try {
      Config admin =
          Serialization.unmarshal(
              Files.readString(world.processes().layout().kubeconfig()), Config.class);
      admin.getClusters().forEach(c -> c.getCluster().setServer("https://127.0.0.1:" + port));
      admin
          .getUsers()
          .forEach(user -> {
            user.getUser().setClientCertificate(null);
            user.getUser().setClientCertificateData(null);
            user.getUser().setClientKey(null);
            user.getUser().setClientKeyData(null);
            user.getUser().setToken(token());
          });
      Path file = folder.resolve(side + ".kubeconfig");
      Files.writeString(file, Serialization.asYaml(admin));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token() {
    TokenRequest request =
        new TokenRequestBuilder().withNewSpec().withExpirationSeconds(HOUR).endSpec().build();
    return world
        .kubernetes()
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(GATE)
        .tokenRequest(request)
        .getStatus()
        .getToken();
  }
}
