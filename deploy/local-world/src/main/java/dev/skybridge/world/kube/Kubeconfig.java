package dev.skybridge.world.kube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Kubeconfig files that carry their certificates, so that they can be copied elsewhere. */
final class Kubeconfig {
  private Kubeconfig() {}

  static void write(Path target, Path pki, String user, int port) throws IOException {
    PrivateFiles.write(
        target,
        """
        apiVersion: v1
        kind: Config
        current-context: skybridge
        clusters:
        - name: skybridge
          cluster:
            server: https://127.0.0.1:%d
            certificate-authority-data: %s
        contexts:
        - name: skybridge
          context: {cluster: skybridge, user: %s}
        users:
        - name: %s
          user:
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(
                port,
                base64(pki.resolve("ca.crt")),
                user,
                user,
                base64(pki.resolve(user + ".crt")),
                base64(pki.resolve(user + ".key"))));
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }
}
