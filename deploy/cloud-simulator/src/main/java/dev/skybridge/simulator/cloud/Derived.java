package dev.skybridge.simulator.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Random ids, and values that follow from an id so that they stay the same for the life of an
 * object.
 */
public final class Derived {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Derived() {}

  /** Random hexadecimal digits. */
  public static String randomHex(int digits) {
    byte[] bytes = new byte[digits / 2 + 1];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, digits);
  }

  /** Random lower-case letters and digits. */
  public static String randomAlphanumeric(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Hexadecimal digits (at most 64) that follow from an id and a label. */
  public static String hex(String id, String label, int digits) {
    return HexFormat.of().formatHex(hash(id, label)).substring(0, digits);
  }

  /** Lower-case letters and digits (at most 32) that follow from an id and a label. */
  public static String alphanumeric(String id, String label, int length) {
    byte[] hash = hash(id, label);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(Math.floorMod(hash[i], ALPHABET.length())));
    }
    return text.toString();
  }

  /** A number from 0 to {@code bound} - 1 that follows from an id and a label. */
  public static int number(String id, String label, int bound) {
    byte[] hash = hash(id, label);
    return Math.floorMod(
        ((hash[0] & 0xff) << 16) | ((hash[1] & 0xff) << 8) | (hash[2] & 0xff), bound);
  }

  /** An address inside a block of addresses that follows from an id. */
  public static String addressIn(String cidr, String id) {
    return Cidr.parse(cidr)
        .map(block ->
            block.address(4 + number(id, "address", (int) Math.min(block.size() - 5, 60_000))))
        .orElse("10.0.0.10");
  }

  private static byte[] hash(String id, String label) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((label + ":" + id).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
