package dev.skybridge.world.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Admission policies from one file. */
public final class AdmissionPolicies {
  private static final int NOT_FOUND = 404;

  private AdmissionPolicies() {}

  /**
   * Applies them. A cluster that does not know mutating policies (before Kubernetes 1.36) goes
   * without: the validating ones then ask people to write their own name.
   */
  public static void apply(KubernetesClient client, Path file) {
    try (InputStream text = Files.newInputStream(file)) {
      for (HasMetadata policy : client.load(text).items()) {
        apply(client, policy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no admission policies in " + file, e);
    }
  }

  private static void apply(KubernetesClient client, HasMetadata policy) {
    try {
      client.resource(policy).fieldManager("skybridge-world").forceConflicts().serverSideApply();
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND || !policy.getKind().startsWith("MutatingAdmissionPolicy")) {
        throw e;
      }
    }
  }
}
