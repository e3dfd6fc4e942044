package dev.skybridge.benchmarks.fanout;

import dev.skybridge.benchmarks.machine.Pinning;
import dev.skybridge.benchmarks.machine.ProcessorTime;
import dev.skybridge.benchmarks.openloop.Percentiles;
import dev.skybridge.benchmarks.openloop.Schedule;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;

/**
 * One caller makes fan-outs at their intended starts, on a core of its own; the branches have the
 * other, to which the process is bound by who starts it.
 */
final class FanOutLoop {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double SECOND = 1e9;

  private final FanOutCall fanOut;
  private final long sum;
  private final int callerCore;

  FanOutLoop(FanOutCall fanOut, int branches, int callerCore) {
    this.fanOut = fanOut;
    this.sum = branches * (branches - 1L) / 2;
    this.callerCore = callerCore;
  }

  /** All on one thread: it warms up, and the schedule begins when it is ready. */
  FanOutFigures run(double warmUpSeconds, long perSecond, double seconds) throws Exception {
    var caller =
        new FutureTask<>(() -> {
          var pinned = Pinning.pin(callerCore);
          warmUp(warmUpSeconds);
          return calls(Schedule.soon(perSecond, seconds), pinned);
        });
    Thread.ofPlatform().name("caller").start(caller);
    return caller.get();
  }

  /** As often as it can, so that all is compiled when the run begins, however slow that is. */
  private void warmUp(double seconds) throws Exception {
    var end = System.nanoTime() + (long) (seconds * SECOND);
    while (System.nanoTime() - end < 0) {
      call();
    }
  }

  private void call() throws Exception {
    if (fanOut.call() != sum) {
      throw new IllegalStateException("a branch lost its result");
    }
  }

  private FanOutFigures calls(Schedule schedule, boolean pinned) throws Exception {
    var latency = new Histogram(3);
    long spunNanos = 0;
    var before = ProcessorTime.now();
    for (long request = 0; request < schedule.requests(); request++) {
      var spin = THREADS.getCurrentThreadCpuTime();
      schedule.awaitDue(request);
      spunNanos += THREADS.getCurrentThreadCpuTime() - spin;
      call();
      latency.recordValue(Math.max(0, System.nanoTime() - schedule.due(request)));
    }
    var after = ProcessorTime.now();
    return new FanOutFigures(
        schedule.requests(),
        Percentiles.of(latency),
        (after.ownNanos() - before.ownNanos() - spunNanos) / (double) schedule.requests(),
        after.since(before, pinned));
  }
}
