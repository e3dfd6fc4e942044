package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;

/**
 * How many machines a group may have.
 *
 * @param min least
 * @param max most, at least 1
 */
public record InstanceRange(int min, int max) {
  private static final int DEFAULT_MIN = 1;
  private static final int DEFAULT_MAX = 2;

  /** What the spec asks for; one to two where it says nothing, and never a crossed range. */
  public static InstanceRange of(ResourceSpec spec) {
    var min = spec.minInstances();
    var max = spec.maxInstances();
    if (min == null) {
      int most = max == null ? DEFAULT_MAX : max;
      return new InstanceRange(Math.min(DEFAULT_MIN, most), most);
    }
    return new InstanceRange(min, max == null ? Math.max(DEFAULT_MAX, min) : max);
  }
}
