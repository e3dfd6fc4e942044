package dev.skybridge.operator.adapter.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Rendered manifests as objects, and their hash. */
final class Manifests {
  /** Chars of the hash: as long as Git's abbreviated ids need to be in a large repository. */
  private static final int HASH_CHARS = 12;

  private Manifests() {}

  static List<HasMetadata> parse(KubernetesClient client, Map<String, String> files) {
    var objects = new ArrayList<HasMetadata>();
    files.forEach((name, text) -> {
      if (!name.equals("kustomization.yaml")) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        objects.addAll(client.load(new ByteArrayInputStream(bytes)).items());
      }
    });
    return objects;
  }

  static String hash(SortedMap<String, String> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach((name, text) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      });
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
