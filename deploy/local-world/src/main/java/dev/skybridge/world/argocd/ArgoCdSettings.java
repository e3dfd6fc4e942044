package dev.skybridge.world.argocd;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.SecretFiles;
import dev.skybridge.world.git.GitServer;
import dev.skybridge.world.kube.Definitions;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** The objects that Argo CD reads its configuration from, in namespace {@code argocd}. */
final class ArgoCdSettings {
  /** Applies manifests, as in Argo CD's own installation. */
  static final String SERVICE_ACCOUNT = "argocd-application-controller";

  private static final Duration TOKEN_LIFE = Duration.ofDays(365);

  static final String NAMESPACE = "argocd";
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("skybridge-local-world")
          .withForce(true)
          .build();
  private static final int BCRYPT_COST = 10;
  private static final int BCRYPT_SALT_BYTES = 16;

  private final LocalWorld world;

  ArgoCdSettings(LocalWorld world) {
    this.world = world;
  }

  /** Kinds, settings and secrets; what is there already is brought up to date. */
  void apply(KubernetesClient client) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .patch(APPLY);
    Definitions.apply(client, world.options().toolchain().resolve("argocd-crds"));
    applyAll(
        client,
        read("settings.yaml")
            .replace("${url}", world.state().url("argocd"))
            .replace("${health}", read("health.lua").indent(4).stripTrailing()));
    client.resource(cluster(client)).patch(APPLY);
    if (client.secrets().inNamespace(NAMESPACE).withName("argocd-secret").get() == null) {
      client.resource(passwords()).create();
    }
  }

  /** The default project, and the application that follows the config repository. */
  void applyRoot(KubernetesClient client) {
    String repository = world.state().url("git") + "/" + GitServer.CONFIG_REPOSITORY + ".git";
    applyAll(client, read("root.yaml").replace("${repository}", repository));
  }

  private static void applyAll(KubernetesClient client, String yaml) {
    client
        .load(new java.io.ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .items()
        .stream()
        .forEach(object -> client.resource(object).patch(APPLY));
  }

  /** The API server as the destination {@code local}. */
  private Secret cluster(KubernetesClient client) {
    var config = client.getConfiguration();
    String credentials =
        """
        {"bearerToken": "%s", "tlsClientConfig": {"caData": "%s"}}\
        """
            .formatted(token(client), config.getCaCertData());
    return new SecretBuilder()
        .withNewMetadata()
        .withName("cluster-local")
        .withNamespace(NAMESPACE)
        .addToLabels("argocd.argoproj.io/secret-type", "cluster")
        .endMetadata()
        .withStringData(
            Map.of(
                "name",
                "local",
                "server",
                config.getMasterUrl().replaceAll("/$", ""),
                "config",
                credentials))
        .build();
  }

  /** Asked for anew at each start. */
  private static String token(KubernetesClient client) {
    return client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName(SERVICE_ACCOUNT)
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_LIFE.toSeconds())
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  private Secret passwords() {
    SecretFiles secrets = world.secrets();
    byte[] salt = new byte[BCRYPT_SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    String hash =
        OpenBSDBCrypt.generate(
            "2a", secrets.password("argocd-admin").toCharArray(), salt, BCRYPT_COST);
    return new SecretBuilder()
        .withNewMetadata()
        .withName("argocd-secret")
        .withNamespace(NAMESPACE)
        .addToLabels("app.kubernetes.io/name", "argocd-secret")
        .addToLabels("app.kubernetes.io/part-of", "argocd")
        .endMetadata()
        .withStringData(
            Map.of(
                "admin.password",
                hash,
                "admin.passwordMtime",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "server.secretkey",
                secrets.password("argocd-server-key"),
                "webhook.github.secret",
                secrets.password("argocd-webhook")))
        .build();
  }

  private static String read(String resource) {
    try (InputStream in = ArgoCdSettings.class.getResourceAsStream("/argocd/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
