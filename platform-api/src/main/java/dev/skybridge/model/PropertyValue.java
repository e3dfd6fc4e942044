package dev.skybridge.model;

import java.util.List;
import java.util.Map;

/**
 * An input of a cloud resource. Sealed: whoever hands a graph to an engine must treat each case.
 */
public sealed interface PropertyValue {

  /** A string. */
  record Text(String value) implements PropertyValue {}

  /** A number; Pulumi has doubles only. */
  record Numeric(double value) implements PropertyValue {}

  /** A boolean. */
  record Bool(boolean value) implements PropertyValue {}

  /** A list, in order. */
  record ListOf(List<PropertyValue> values) implements PropertyValue {
    /** Copies the list. */
    public ListOf {
      values = List.copyOf(values);
    }
  }

  /** An object; key order carries no meaning. */
  record MapOf(Map<String, PropertyValue> entries) implements PropertyValue {
    /** Copies the map. */
    public MapOf {
      entries = Map.copyOf(entries);
    }
  }

  /** A secret string: encrypted in the engine's state, masked everywhere else. */
  record Secret(SecretText value) implements PropertyValue {}

  /**
   * An output of another resource of the same graph, which also orders the two.
   *
   * @param resource {@link CloudResource#name()} of the producer
   * @param property top-level output property, for example {@code id} or {@code endpoint}
   */
  record OutputOf(String resource, String property) implements PropertyValue {}

  /**
   * One string made of several, for vendors that want a list in a string. It is known once all its
   * parts are.
   *
   * @param parts strings or outputs that are strings
   * @param separator between them
   */
  record Joined(List<PropertyValue> parts, String separator) implements PropertyValue {
    /** Copies the list. */
    public Joined {
      parts = List.copyOf(parts);
    }
  }

  /** A string. */
  static PropertyValue of(String value) {
    return new Text(value);
  }

  /** A number. */
  static PropertyValue of(double value) {
    return new Numeric(value);
  }

  /** A boolean. */
  static PropertyValue of(boolean value) {
    return new Bool(value);
  }

  /** A list. */
  static PropertyValue list(PropertyValue... values) {
    return new ListOf(List.of(values));
  }

  /** A list of strings. */
  static PropertyValue texts(List<String> values) {
    return new ListOf(values.stream().map(PropertyValue::of).toList());
  }

  /** An object. */
  static PropertyValue map(Map<String, PropertyValue> entries) {
    return new MapOf(entries);
  }

  /** An output of another resource. */
  static PropertyValue output(String resource, String property) {
    return new OutputOf(resource, property);
  }
}
