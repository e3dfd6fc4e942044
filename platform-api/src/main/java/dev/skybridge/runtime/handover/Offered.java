package dev.skybridge.runtime.handover;

/** What became of an offer. */
public enum Offered {
  /** A consumer will get it, unless it is abandoned. */
  TAKEN,
  /** There was no room in time; it was not handed over. */
  FULL,
  /** The hand-over was closed; it was not handed over. */
  CLOSED
}
