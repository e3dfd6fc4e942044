package dev.skybridge.gate.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was written to a file.
 *
 * @param bytes so many
 * @param sha256 of them, in hexadecimal
 */
record Digested(long bytes, String sha256) {
  private static final int CHUNK = 64 * 1024;

  /** More came than was allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Writes a stream to a file.
   *
   * @throws TooLong once more than {@code limit} bytes came
   */
  static Digested copy(InputStream from, Path to, long limit) throws IOException {
    var digest = digest();
    var bytes = 0L;
    try (var out = Files.newOutputStream(to)) {
      var chunk = new byte[CHUNK];
      for (var count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        bytes += count;
        if (bytes > limit) {
          throw new TooLong();
        }
        digest.update(chunk, 0, count);
        out.write(chunk, 0, count);
      }
    }
    return new Digested(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
