package dev.skybridge.model;

import java.util.Objects;

/**
 * A text that must never be printed. {@link #toString()} hides it, so a log line, an exception or a
 * status that holds one by accident shows nothing; {@link #reveal()} is the one place to look for
 * when reviewing where secrets go.
 */
public final class SecretText {
  private final String value;

  private SecretText(String value) {
    this.value = value;
  }

  /** Wraps a secret. */
  public static SecretText of(String value) {
    return new SecretText(Objects.requireNonNull(value));
  }

  /** The secret itself; call only where it leaves for its recipient. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
