package dev.skybridge.model;

/** Whether the cloud encrypts a database's data at rest. */
public sealed interface DataEncryption {
  /**
   * It does.
   *
   * @param how the vendor's way: by the storage, by the engine
   */
  record On(String how) implements DataEncryption {}

  /** It has taken the order to, and is at it. */
  record Ordered() implements DataEncryption {}

  /** It does not; it can be switched on. */
  record Off() implements DataEncryption {}

  /**
   * It does not, and for this database never will.
   *
   * @param why with what can be done instead; for a person
   */
  record Absent(String why) implements DataEncryption {}
}
