package dev.skybridge.operator.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One placement of one Application, and the names that follow from it.
 *
 * @param namespace of the Application
 * @param application its name
 * @param placement name of the placement
 * @param cluster name of the cluster that runs it, as Argo CD knows it
 */
public record DeliveryTarget(
    String namespace, String application, String placement, String cluster) {

  /** Longest DNS label and longest label value. */
  private static final int LABEL_CHARS = 63;

  private static final int HASH_CHARS = 8;

  /**
   * Namespace of the workloads, {@code <namespace>-<application>-<placement>}; cut, with a hash of
   * the three names, where that is longer than 63 characters or holds a dot. Two targets may share
   * it (a-b/c and a/b-c); {@link #owner()} tells them apart.
   */
  public String workloadNamespace() {
    var plain = namespace + "-" + application + "-" + placement;
    return plain.indexOf('.') < 0 ? cut(plain) : cutHard(plain.replace('.', '-'));
  }

  /** Name of the Argo CD application: the same as the workload namespace. */
  public String argoApplication() {
    return workloadNamespace();
  }

  /** Folder of the rendered manifests in the config repository. */
  public String gitFolder() {
    return "apps/" + namespace + "/" + application + "/" + placement;
  }

  /** File of the Argo CD application in the config repository. */
  public String gitApplicationFile() {
    return "clusters/" + cluster + "/" + argoApplication() + ".yaml";
  }

  /**
   * Value of the label {@link Names#OWNER}. No two targets share it: namespaces and placements hold
   * no dots. Cut, with a hash, where it is longer than 63 characters.
   */
  public String owner() {
    return cut(namespace + "." + application + "." + placement);
  }

  /** The application's name as a label value: cut, with a hash, where it is too long. */
  public String applicationLabel() {
    return cut(application);
  }

  /** {@code namespace/application/placement}, value of the annotation {@link Names#TARGET}. */
  public String path() {
    return namespace + "/" + application + "/" + placement;
  }

  private String cut(String name) {
    return name.length() <= LABEL_CHARS ? name : cutHard(name);
  }

  private String cutHard(String name) {
    var room = LABEL_CHARS - HASH_CHARS - 1;
    return name.substring(0, Math.min(room, name.length())) + "-" + hash();
  }

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(path().getBytes(StandardCharsets.UTF_8)))
          .substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
