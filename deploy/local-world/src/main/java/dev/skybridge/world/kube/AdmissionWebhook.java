package dev.skybridge.world.kube;

import dev.skybridge.world.WorldLayout;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How the API server of a world asks the operator before it takes a change. The certificates of
 * both have an authority of their own, so that nobody else of the world can ask.
 */
public final class AdmissionWebhook {
  private static final String API_SERVER = "kube-apiserver";

  private final WorldLayout layout;
  private final int port;

  /**
   * @param port on which the operator listens for it
   */
  public AdmissionWebhook(WorldLayout layout, int port) {
    this.layout = layout;
    this.port = port;
  }

  /** Certificates, which are kept once made, and what the API server has to know. */
  void prepare() throws IOException {
    Pki.writeOnce(pki(), List.of(new PkiUser(API_SERVER, API_SERVER, "")));
    PrivateFiles.createFolder(layout.config(API_SERVER));
    PrivateFiles.write(
        credentials(),
        """
        apiVersion: v1
        kind: Config
        users:
        - name: "127.0.0.1:%d"
          user:
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(port, base64(API_SERVER + ".crt"), base64(API_SERVER + ".key")));
    PrivateFiles.write(
        apiServerConfiguration(),
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: ValidatingAdmissionWebhook
          configuration:
            apiVersion: apiserver.config.k8s.io/v1
            kind: WebhookAdmissionConfiguration
            kubeConfigFile: %s
        """
            .formatted(credentials()));
  }

  /** The file that tells the API server with which certificate it asks. */
  Path apiServerConfiguration() {
    return layout.config(API_SERVER).resolve("admission.yaml");
  }

  /** What the operator has to know, by Quarkus name. */
  public Map<String, String> operatorProperties() {
    return Map.of(
        "skybridge.admission.port",
        String.valueOf(port),
        "quarkus.tls.admission.key-store.pem.0.cert",
        pki().resolve("server.crt").toString(),
        "quarkus.tls.admission.key-store.pem.0.key",
        pki().resolve("server.key").toString(),
        "quarkus.tls.admission.trust-store.pem.certs",
        pki().resolve("ca.crt").toString());
  }

  /**
   * Installs it.
   *
   * @param manifest a ValidatingWebhookConfiguration as a cluster gets it, with a Service
   */
  public void apply(KubernetesClient client, Path manifest) {
    try (InputStream text = Files.newInputStream(manifest)) {
      client.load(text).items().stream()
          .filter(ValidatingWebhookConfiguration.class::isInstance)
          .map(ValidatingWebhookConfiguration.class::cast)
          .map(this::local)
          .forEach(webhook ->
              client
                  .resource(webhook)
                  .fieldManager("skybridge-world")
                  .forceConflicts()
                  .serverSideApply());
    } catch (IOException e) {
      throw new UncheckedIOException("no admission webhook in " + manifest, e);
    }
  }

  private ValidatingWebhookConfiguration local(ValidatingWebhookConfiguration webhook) {
    return webhook
        .edit()
        .editMatchingWebhook(_ -> true)
        .editClientConfig()
        .withUrl(
            URI.create("https://127.0.0.1:" + port)
                .resolve(webhook.getWebhooks().getFirst().getClientConfig().getService().getPath())
                .toString())
        .withCaBundle(base64("ca.crt"))
        .withService(null)
        .endClientConfig()
        .endWebhook()
        .build();
  }

  private Path pki() {
    return layout.secrets().resolve("admission");
  }

  private Path credentials() {
    return layout.secrets().resolve("admission.kubeconfig");
  }

  private String base64(String file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(pki().resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
