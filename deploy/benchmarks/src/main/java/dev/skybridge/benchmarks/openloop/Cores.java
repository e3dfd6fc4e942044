package dev.skybridge.benchmarks.openloop;

/**
 * Which core is whose; negative: not bound.
 *
 * @param generator of the requests
 * @param subject that is measured
 */
public record Cores(int generator, int subject) {
  /** The first core generates, the second is measured; with one core nothing is bound. */
  public static Cores byDefault() {
    return Runtime.getRuntime().availableProcessors() > 1 ? new Cores(0, 1) : new Cores(-1, -1);
  }
}
