package dev.skybridge.gate;

import dev.skybridge.gate.copy.Copier;
import dev.skybridge.gate.copy.Copy;
import dev.skybridge.gate.copy.CopyFailed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies and restores, one at a time. A copy that fails is tried again with the pauses of {@link
 * #pause}; a restore and a last copy are given up after {@link #TRIES}, since nobody can write
 * meanwhile.
 */
final class CopyWork implements Work {
  private static final Logger LOG = LoggerFactory.getLogger(CopyWork.class);
  static final int TRIES = 3;
  private static final int END_SECONDS = 2;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Copier copier;
  private final Duration every;
  private final LongSupplier nanos;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private @Nullable Task at;
  private @Nullable Future<?> running;
  private int failures;
  private long next;
  private Progress progress =
      new Progress(
          true, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The work of one gate.
   *
   * @param every time between the begins of two copies
   * @param nanos a clock that never jumps, in nanoseconds
   */
  CopyWork(Copier copier, Duration every, LongSupplier nanos) {
    this.copier = copier;
    this.every = every;
    this.nanos = nanos;
    this.next = nanos.getAsLong();
  }

  @Override
  public synchronized Progress progress() {
    return progress;
  }

  @Override
  public synchronized void want(Task task) {
    if (!task.equals(at)) {
      if (running != null && !running.isDone()) {
        copier.interrupt();
        return; // begun in the next round, once that has ended
      }
      at = task;
      failures = 0;
      next = nanos.getAsLong();
    }
    var free = running == null || running.isDone();
    if (free && !done(task) && nanos.getAsLong() - next >= 0) {
      next = nanos.getAsLong() + every.toNanos();
      running = worker.submit(() -> attempt(task));
    }
  }

  private boolean done(Task task) {
    return switch (task) {
      case Task.Copy _ -> false;
      case Task.LastCopy(var epoch) -> progress.lastCopied().filter(e -> e == epoch).isPresent();
      case Task.Restore restore -> progress.restored(restore) || failures >= TRIES;
    };
  }

  private void attempt(Task task) {
    try {
      switch (task) {
        case Task.Copy(var epoch) -> made(copier.copy(epoch), Optional.empty());
        case Task.LastCopy(var epoch) -> {
          copier.endSessions();
          made(copier.copy(epoch), Optional.of(epoch));
        }
        case Task.Restore restore -> {
          copier.restore(restore.key(), restore.mark());
          LOG.info("{} is in place", restore.key());
          restored(restore);
        }
      }
    } catch (CopyFailed e) {
      failed(task, e);
    } catch (RuntimeException e) {
      failed(task, e);
    }
  }

  private synchronized void made(Copy copy, Optional<Integer> last) {
    failures = 0;
    progress =
        new Progress(
            true,
            Optional.of(copy),
            last.isPresent(),
            last.or(progress::lastCopied),
            progress.restored(),
            Optional.empty());
  }

  private synchronized void restored(Task.Restore restore) {
    progress =
        new Progress(
            true,
            progress.latest(),
            progress.closed(),
            progress.lastCopied(),
            Optional.of(restore),
            Optional.empty());
  }

  private synchronized void failed(Task task, Exception why) {
    failures++;
    next = nanos.getAsLong() + pause(failures, every).toNanos();
    LOG.warn("try {} of {} failed: {}", failures, task, why.getMessage());
    // given up: the right to write goes back without it, and the one who gives it knows
    var givenUp = failures >= TRIES && task instanceof Task.LastCopy;
    progress =
        new Progress(
            true,
            progress.latest(),
            false,
            givenUp ? Optional.of(((Task.LastCopy) task).epoch()) : progress.lastCopied(),
            progress.restored(),
            Optional.of(String.valueOf(why.getMessage())));
  }

  /** Twice as long after each failure, and never longer than between two copies. */
  static Duration pause(int failures, Duration every) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(every) < 0 ? pause : every;
  }

  @Override
  public void end() {
    worker.shutdown();
    copier.interrupt();
    try {
      // so that no file is left behind
      if (!worker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    copier.close();
  }
}
