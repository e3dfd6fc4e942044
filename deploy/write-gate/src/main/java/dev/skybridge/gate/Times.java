package dev.skybridge.gate;

import java.time.Duration;
import java.util.Locale;

/** Times as people write them on the command line. */
final class Times {
  private Times() {}

  /**
   * Reads {@code 500ms}, {@code 2s}, {@code 5m}, {@code 1h}.
   *
   * @throws java.time.format.DateTimeParseException where it is something else
   */
  static Duration parse(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}
