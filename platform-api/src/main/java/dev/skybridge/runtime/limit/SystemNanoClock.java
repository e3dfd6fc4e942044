package dev.skybridge.runtime.limit;

/** A class of its own, so that the compiler sees one receiver and inlines the call. */
enum SystemNanoClock implements NanoClock {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
