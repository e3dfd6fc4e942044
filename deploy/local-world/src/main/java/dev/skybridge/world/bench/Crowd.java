package dev.skybridge.world.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The same work for many numbers, by a fixed number of workers that each take the next number. */
final class Crowd {
  private Crowd() {}

  /**
   * Returns when all is done.
   *
   * @param count numbers from 0 to count - 1
   * @return how long it took from the first start to the last end
   * @throws IllegalStateException when the work for some number failed
   */
  static Duration run(int count, int workers, IntConsumer work) {
    var next = new AtomicInteger();
    var started = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        running.add(threads.submit(() -> take(next, count, work)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("some of the work failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return Duration.ofNanos(System.nanoTime() - started);
  }

  private static void take(AtomicInteger next, int count, IntConsumer work) {
    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
      work.accept(number);
    }
  }
}
