package dev.skybridge.acceptance.harness;

import java.time.Duration;

/** Figures that a person reads in the build's output. */
public final class Report {
  private Report() {}

  /** One line. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not worth a dependency
  public static void line(String format, Object... values) {
    System.out.println("[acceptance] " + String.format(format, values));
  }

  /** A duration in seconds with one decimal. */
  public static String seconds(Duration duration) {
    return String.format("%.1f s", duration.toMillis() / 1000.0);
  }
}
