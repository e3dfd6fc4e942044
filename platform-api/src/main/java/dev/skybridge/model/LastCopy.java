package dev.skybridge.model;

/** What is to be left of a database's data when it is deleted. */
public enum LastCopy {
  /** A copy that can be restored; where the cloud keeps none, nothing is deleted. */
  KEEP,
  /** Nothing has to be left. */
  NONE
}
