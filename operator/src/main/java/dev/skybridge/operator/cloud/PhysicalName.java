package dev.skybridge.operator.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names that vendors see. A name is readable at its start and unique by its end: what the vendor's
 * length limit cuts off is told apart by a hash over everything that makes it unique. Lower-case
 * letters, digits and single hyphens, first a letter: what every vendor accepts.
 */
public final class PhysicalName {
  private static final int HASH_LENGTH = 8;

  private PhysicalName() {}

  /**
   * A name.
   *
   * @param readable what a person should recognise
   * @param unique what tells it from every other object
   * @param maxLength the vendor's limit in characters, more than 10
   */
  public static String of(String readable, String unique, int maxLength) {
    var words = readable.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
    var start = words.isEmpty() || !Character.isLetter(words.charAt(0)) ? "s" + words : words;
    var cut = start.substring(0, Math.min(start.length(), maxLength - HASH_LENGTH - 1));
    return cut.replaceAll("-+$", "") + "-" + hash(unique);
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
