package dev.skybridge.world.process;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * What to run as a detached process.
 *
 * @param name the component's name: its log is {@code logs/<name>.log}, its record {@code
 *     run/<name>.json}
 * @param command program and arguments; never a secret, since every user of the machine can read
 *     them
 * @param environment variables added to the launcher's own
 * @param workingDirectory where it runs
 */
public record ProcessSpec(
    String name, List<String> command, Map<String, String> environment, Path workingDirectory) {
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("no command for " + name);
    }
  }

  /** A digest that changes when a running process would have to be replaced. */
  public String fingerprint() {
    String text = command + "\n" + new TreeMap<>(environment) + "\n" + workingDirectory;
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    SHA256Digest digest = new SHA256Digest();
    digest.update(bytes, 0, bytes.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }
}
