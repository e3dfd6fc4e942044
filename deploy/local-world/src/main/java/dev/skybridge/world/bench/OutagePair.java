package dev.skybridge.world.bench;

/**
 * One pair of the outage benchmark.
 *
 * @param healthy with all clouds
 * @param lost while one is lost
 */
record OutagePair(Phase healthy, Phase lost) {
  /**
   * Medians over the applications, in seconds.
   *
   * @param delivered from a change of a component to Ready; no engine runs
   * @param provisioned from a change that also lets the database's disk grow to Ready; the engine
   *     plans and applies
   */
  record Phase(double delivered, double provisioned) {}
}
