package dev.skybridge.runtime.diagnostics;

import com.sun.management.OperatingSystemMXBean;
import dev.skybridge.runtime.task.LiveTasks;
import dev.skybridge.runtime.task.Origin;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the diagnostics cost: processor time of one task with the flight recorder off and on, in
 * rounds that take turns; and time of one look at many live tasks. Processor time and not
 * throughput, so that other work of the machine counts less. Run by hand: {@code java -cp
 * target/classes:target/test-classes:JACKSON dev.skybridge.runtime.diagnostics.DiagnosticsCost}.
 */
final class DiagnosticsCost {
  private static final Origin ORIGIN = Origin.here("cost");
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final int ROUNDS = 7;
  private static final int WORKERS = 64;
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private DiagnosticsCost() {}

  public static void main(String[] arguments) throws InterruptedException {
    round();
    var off = new double[ROUNDS];
    var on = new double[ROUNDS];
    for (var i = 0; i < ROUNDS; i++) {
      off[i] = round();
      try (var flight = new FlightStream(Clock.systemUTC())) {
        flight.start();
        on[i] = round();
      }
    }
    System.out.printf(
        "processor time of a task: recorder off %.0f ns (%.0f to %.0f), on %.0f ns (%.0f to %.0f)%n",
        median(off), off[0], off[ROUNDS - 1], median(on), on[0], on[ROUNDS - 1]);
    for (var live : new int[] {100, 1_000, 10_000}) {
      System.out.printf(
          "a look at %,d live tasks takes %.2f ms of processor time%n", live, look(live));
    }
  }

  /** Nanoseconds of processor time for each task: start a virtual thread, fill 2 kB, end. */
  private static double round() throws InterruptedException {
    var tasks = new LiveTasks();
    var done = new LongAdder();
    var until = System.nanoTime() + ROUND.toNanos();
    var workers = new CountDownLatch(WORKERS);
    var before = MACHINE.getProcessCpuTime();
    for (var i = 0; i < WORKERS; i++) {
      Thread.ofVirtual()
          .start(() -> {
            while (System.nanoTime() < until) {
              var task = tasks.created(ORIGIN, "cost");
              var inner =
                  Thread.ofVirtual()
                      .start(() ->
                          tasks.run(
                              task,
                              () -> {
                                var bytes = new byte[2048];
                                Arrays.fill(bytes, (byte) 7);
                                done.add(bytes[2047] / 7);
                              }));
              join(inner);
            }
            workers.countDown();
          });
    }
    workers.await();
    return (MACHINE.getProcessCpuTime() - before) / (double) done.sum();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Milliseconds of processor time, median of 21 looks. */
  private static double look(int live) throws InterruptedException {
    var tasks = new LiveTasks();
    var end = new CountDownLatch(1);
    var running = new CountDownLatch(live);
    for (var i = 0; i < live; i++) {
      var task = tasks.created(ORIGIN, "cost");
      Thread.ofVirtual()
          .start(() ->
              tasks.run(
                  task,
                  () -> {
                    running.countDown();
                    try {
                      end.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
    running.await();
    var detector = new LeakDetector(tasks, Patience.DEFAULT);
    var threads = ManagementFactory.getThreadMXBean();
    var times = new double[21];
    for (var i = 0; i < times.length; i++) {
      var begin = threads.getCurrentThreadCpuTime();
      detector.look(System.nanoTime());
      times[i] = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
    }
    end.countDown();
    return median(times);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
