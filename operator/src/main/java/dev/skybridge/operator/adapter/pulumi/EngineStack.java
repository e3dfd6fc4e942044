package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.StackId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A stack as the engine and its state store name it.
 *
 * @param name unique in {@link #PROJECT}, at most 100 characters: the engine's limit
 */
record EngineStack(String name) {
  /** The engine's project that all stacks stand in. */
  static final String PROJECT = "skybridge";

  private static final int LIMIT = 100;
  private static final int KEPT = 80;

  /** The engine's name of a stack; a long one is cut and ends in a digest of all of it. */
  static EngineStack of(StackId stack) {
    var name = stack.engineName();
    if (name.length() <= LIMIT) {
      return new EngineStack(name);
    }
    return new EngineStack(name.substring(0, KEPT) + "-" + sha256(name).substring(0, 16));
  }

  /** Name with organisation and project, as the state store writes it. */
  String qualified() {
    return "organization/" + PROJECT + "/" + name;
  }

  /** Key of the checkpoint in the state store. */
  String checkpointKey() {
    return ".pulumi/stacks/" + PROJECT + "/" + name + ".json";
  }

  /** Prefix of the keys of locks. */
  String lockPrefix() {
    return ".pulumi/locks/" + qualified() + "/";
  }

  /** Prefix of the keys of past updates. */
  String historyPrefix() {
    return ".pulumi/history/" + PROJECT + "/" + name + "/";
  }

  /** The engine's name of a resource of this stack that has no parent but the stack. */
  String urn(String type, String resource) {
    return "urn:pulumi:" + name + "::" + PROJECT + "::" + type + "::" + resource;
  }

  /** The type token in an engine's name of a resource. */
  static String typeIn(String urn) {
    var types = urn.split("::", -1)[2];
    return types.substring(types.lastIndexOf('$') + 1);
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
