package dev.skybridge.runtime.task;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task from its creation to its end. */
public final class LiveTask {
  private final Origin origin;
  private final String name;
  private final long createdNanos;
  private final @Nullable Throwable creator;
  private volatile @Nullable Thread thread;
  private volatile long startedNanos;

  LiveTask(Origin origin, String name, long createdNanos, @Nullable Throwable creator) {
    this.origin = origin;
    this.name = name;
    this.createdNanos = createdNanos;
    this.creator = creator;
  }

  void started(Thread on, long nanos) {
    startedNanos = nanos;
    thread = on;
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** When it was made, by {@link System#nanoTime()}. */
  public long createdNanos() {
    return createdNanos;
  }

  /** When it began to run, by {@link System#nanoTime()}; 0 where it waits. */
  public long startedNanos() {
    return startedNanos;
  }

  /** The thread that it runs on; empty where it waits. */
  public Optional<Thread> thread() {
    return Optional.ofNullable(thread);
  }

  /** The creator's stack, innermost frame first; empty where stacks are not kept. */
  public List<StackTraceElement> creator() {
    return creator == null ? List.of() : List.of(creator.getStackTrace());
  }
}
