package dev.skybridge.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One change of one object. It says where to look, not what is there now.
 *
 * @param action what happened
 * @param kind kind of the object
 * @param namespace of the object
 * @param name of the object
 */
public record Change(Action action, String kind, String namespace, String name) {
  /** What happened to an object. */
  public enum Action {
    /** It is new, or was new to the operator. */
    @JsonProperty("added")
    ADDED,
    /** Its spec, status or metadata changed. */
    @JsonProperty("changed")
    CHANGED,
    /** It is gone. */
    @JsonProperty("deleted")
    DELETED
  }
}
