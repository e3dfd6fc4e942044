package dev.skybridge.runtime.context.carry;

import dev.skybridge.runtime.context.ScopeSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time that is left, as a header of a call: {@code grpc-timeout}, of the gRPC protocol over
 * HTTP/2 ("Requests", {@code Timeout → "grpc-timeout" TimeoutValue TimeoutUnit}: at most eight
 * digits and one of {@code H M S m u n}). It is relative, so clocks need not agree; gateways read
 * it on plain HTTP as well (grpc-gateway), and one parser serves both.
 */
public final class TimeoutHeader {
  /** The header's name. */
  public static final String NAME = "grpc-timeout";

  private static final Pattern FORMAT = Pattern.compile("(\\d{1,8})([HMSmun])");
  private static final long MOST = 99_999_999;

  private TimeoutHeader() {}

  /** The value for a duration, in milliseconds where these fit; never nothing. */
  public static String format(Duration left) {
    if (left.compareTo(Duration.ofMillis(MOST)) <= 0) {
      return Math.max(1, left.toMillis()) + "m";
    }
    return left.toSeconds() <= MOST ? left.toSeconds() + "S" : Math.min(MOST, left.toHours()) + "H";
  }

  /** The duration that a value says; empty where it is absent or not in the protocol's form. */
  public static Optional<Duration> parse(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    var matcher = FORMAT.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "H" -> Duration.ofHours(number);
          case "M" -> Duration.ofMinutes(number);
          case "S" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMillis(number);
          case "u" -> Duration.ofNanos(number * 1000);
          default -> Duration.ofNanos(number);
        });
  }

  /**
   * What the scope of a call is to be that came with this header.
   *
   * @param value the header, or null where the call has none
   * @param atMost what a call is given that does not say, or asks for more
   */
  public static ScopeSpec incoming(String name, @Nullable String value, Duration atMost) {
    var asked = parse(value).filter(duration -> duration.compareTo(atMost) < 0);
    return ScopeSpec.named(name).within(asked.orElse(atMost));
  }
}
