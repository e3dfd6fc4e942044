package dev.skybridge.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skybridge.crd.Condition;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Status of the condition {@code Ready}. */
public enum ReadyStatus {
  /** Everything is as asked. */
  @JsonProperty("True")
  TRUE("True"),
  /** Something is not. */
  @JsonProperty("False")
  FALSE("False"),
  /** Nothing is known. */
  @JsonProperty("Unknown")
  UNKNOWN("Unknown");

  private final String text;

  ReadyStatus(String text) {
    this.text = text;
  }

  static ReadyStatus of(@Nullable Condition ready) {
    return ready == null ? UNKNOWN : parse(ready.status()).orElse(UNKNOWN);
  }

  static Optional<ReadyStatus> parse(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equalsIgnoreCase(text)).findFirst();
  }
}
