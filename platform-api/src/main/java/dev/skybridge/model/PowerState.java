package dev.skybridge.model;

/** Whether an object runs. */
public enum PowerState {
  /** It was told to start, or is being made. */
  STARTING,
  /** It runs. */
  RUNNING,
  /** It was told to stop. */
  STOPPING,
  /** It does not run; its data stay. */
  STOPPED,
  /** The cloud is working on it: a change of size, a backup, a repair. */
  CHANGING,
  /** It is deleted, or about to be. */
  DELETED,
  /** It neither runs nor stops: a bucket. */
  ALWAYS_ON,
  /** The cloud says something that is not known here. */
  UNKNOWN
}
