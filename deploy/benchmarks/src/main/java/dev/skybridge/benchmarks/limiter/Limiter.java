package dev.skybridge.benchmarks.limiter;

/** What all limiters under test can do. */
public interface Limiter {
  /** Takes one permit if there is one now; never waits. */
  boolean tryAcquire();
}
