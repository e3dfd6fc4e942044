package dev.skybridge.acceptance;

import dev.skybridge.model.Reason;

/**
 * A manifest that can't work.
 *
 * @param name what is wrong with it
 * @param kind and name of the object, as {@code kubectl} takes them
 * @param before manifests applied first, which are good; empty for none
 * @param manifest the bad one
 * @param expected what must come of it
 */
record BadManifest(String name, String kind, String before, String manifest, Expected expected) {
  /** What must come of it. */
  sealed interface Expected {
    /**
     * The API server or the client refuses it.
     *
     * @param naming text that the refusal must hold: the field
     */
    record Refused(String naming) implements Expected {}

    /**
     * It is taken and shown as Stalled.
     *
     * @param reason of the condition
     * @param naming text that the message must hold
     */
    record Stalled(Reason reason, String naming) implements Expected {}
  }

  @Override
  public String toString() {
    return name;
  }
}
