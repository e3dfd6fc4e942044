package dev.skybridge.benchmarks.pool;

import dev.skybridge.benchmarks.machine.Pinning;
import dev.skybridge.benchmarks.machine.ProcessorTime;
import dev.skybridge.benchmarks.openloop.Percentiles;
import dev.skybridge.benchmarks.openloop.Schedule;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * One generator submits tasks at their intended starts, on a core of its own; the pool has the
 * other, to which the process is bound by who starts it.
 */
final class PoolLoop {
  private final Pool pool;
  private final int generatorCore;

  PoolLoop(Pool pool, int generatorCore) {
    this.pool = pool;
    this.generatorCore = generatorCore;
  }

  PoolFigures run(Schedule schedule) throws Exception {
    var count = Math.toIntExact(schedule.requests());
    var submitted = new long[count];
    var started = new long[count];
    var done = new CountDownLatch(count);
    var generator =
        new FutureTask<>(() -> {
          var pinned = Pinning.pin(generatorCore);
          var cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
          for (int index = 0; index < count; index++) {
            var request = index;
            submitted[request] = schedule.awaitDue(request);
            pool.submit(() -> {
              started[request] = System.nanoTime();
              done.countDown();
            });
          }
          var used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
          return new Generated(pinned, used);
        });
    var before = ProcessorTime.now();
    Thread.ofPlatform().name("generator").start(generator);
    var generated = generator.get();
    done.await();
    var after = ProcessorTime.now();
    return new PoolFigures(
        schedule.requests(),
        percentiles(count, i -> started[(int) i] - schedule.due(i)),
        percentiles(count, i -> started[(int) i] - submitted[(int) i]),
        percentiles(count, i -> submitted[(int) i] - schedule.due(i)),
        100.0
            * (after.ownNanos() - before.ownNanos() - generated.cpuNanos)
            / (after.atNanos() - before.atNanos()),
        after.since(before, generated.pinned));
  }

  private record Generated(boolean pinned, long cpuNanos) {}

  private static Percentiles percentiles(int count, LongUnaryOperator nanos) {
    var histogram = new Histogram(3);
    for (int request = 0; request < count; request++) {
      histogram.recordValue(Math.max(0, nanos.applyAsLong(request)));
    }
    return Percentiles.of(histogram);
  }
}
