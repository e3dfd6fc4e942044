package dev.skybridge.benchmarks.limiter;

import java.util.concurrent.locks.ReentrantLock;

/** The textbook's token bucket: its state behind one lock. */
final class MutexBucket implements Limiter {
  private static final double SECOND = 1e9;

  private final ReentrantLock lock = new ReentrantLock();
  private final double perNano;
  private final double burst;
  private double tokens;
  private long refilledAt = System.nanoTime();

  MutexBucket(double perSecond, long burst) {
    this.perNano = perSecond / SECOND;
    this.burst = burst;
    this.tokens = burst;
  }

  @Override
  public boolean tryAcquire() {
    lock.lock();
    try {
      var now = System.nanoTime();
      tokens = Math.min(burst, tokens + (now - refilledAt) * perNano);
      refilledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
