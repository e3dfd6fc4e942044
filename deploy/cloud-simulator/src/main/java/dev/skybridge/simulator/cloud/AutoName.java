package dev.skybridge.simulator.cloud;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The name a provider gives when the program gives none: the resource's name, a separator and seven
 * random hexadecimal digits, the rule of Pulumi's bridged providers.
 *
 * @param property the property that gets the name
 * @param maxLength longest name the vendor takes
 * @param unless another property that replaces the name, for example {@code namePrefix}
 */
public record AutoName(
    String property, int maxLength, String separator, boolean lowerCase, Optional<String> unless) {

  /** The name for a resource of the program. */
  public String make(String resourceName, RandomGenerator random) {
    byte[] bytes = new byte[4];
    random.nextBytes(bytes);
    String suffix = separator + HexFormat.of().formatHex(bytes).substring(0, 7);
    String stem = lowerCase ? resourceName.toLowerCase(Locale.ROOT) : resourceName;
    return stem.substring(0, Math.min(stem.length(), maxLength - suffix.length())) + suffix;
  }
}
