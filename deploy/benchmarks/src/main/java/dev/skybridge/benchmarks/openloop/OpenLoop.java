package dev.skybridge.benchmarks.openloop;

import dev.skybridge.benchmarks.machine.Pinning;
import dev.skybridge.benchmarks.machine.ProcessorTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/**
 * One generator, one subject, each on a core of its own. The generator publishes requests at their
 * intended starts; the subject asks the gate once for each and does nothing else, so that what
 * differs between two runs is the gate.
 */
public final class OpenLoop {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final BooleanSupplier gate;
  private final HandOver.Way way;
  private final Cores cores;

  /** A gate answers whether the request is admitted. */
  public OpenLoop(BooleanSupplier gate, HandOver.Way way, Cores cores) {
    this.gate = gate;
    this.way = way;
    this.cores = cores;
  }

  /** Runs at that rate for that long, and says what was measured. */
  public LoopFigures run(long perSecond, double seconds) throws Exception {
    var schedule = Schedule.soon(perSecond, seconds);
    var handOver = HandOver.of(way);
    var subject = new FutureTask<>(() -> new Subject(schedule, handOver).call());
    var generator = new FutureTask<>(() -> generate(schedule, handOver));
    var before = ProcessorTime.now();
    Thread.ofPlatform().name("subject").start(subject);
    Thread.ofPlatform().name("generator").start(generator);
    var lateness = generator.get();
    var served = subject.get();
    var after = ProcessorTime.now();
    return new LoopFigures(
        schedule.requests(),
        served.refused,
        Percentiles.of(served.latency),
        lateness.lateness(),
        served.gateTimes.getValueAtPercentile(50),
        served.cpuPercent,
        after.since(before, served.pinned && lateness.pinned()));
  }

  private Generated generate(Schedule schedule, HandOver handOver) {
    var pinned = Pinning.pin(cores.generator());
    var lateness = new Histogram(3);
    for (long request = 0; request < schedule.requests(); request++) {
      var now = schedule.awaitDue(request);
      handOver.publish(request + 1);
      lateness.recordValue(Math.max(0, now - schedule.due(request)));
    }
    return new Generated(Percentiles.of(lateness), pinned);
  }

  private record Generated(Percentiles lateness, boolean pinned) {}

  /** The thread that serves. */
  private final class Subject {
    private final Schedule schedule;
    private final HandOver handOver;
    private final Histogram latency = new Histogram(3);
    private final Histogram gateTimes = new Histogram(3);
    private long refused;
    private double cpuPercent;
    private boolean pinned;

    Subject(Schedule schedule, HandOver handOver) {
      this.schedule = schedule;
      this.handOver = handOver;
    }

    Subject call() {
      pinned = Pinning.pin(cores.subject());
      var cpu = THREADS.getCurrentThreadCpuTime();
      var begin = System.nanoTime();
      long served = 0;
      while (served < schedule.requests()) {
        var come = handOver.awaitMoreThan(served);
        while (served < come) {
          serve(served++);
        }
      }
      cpuPercent = 100.0 * (THREADS.getCurrentThreadCpuTime() - cpu) / (System.nanoTime() - begin);
      return this;
    }

    private void serve(long request) {
      var begin = System.nanoTime();
      if (!gate.getAsBoolean()) {
        refused++;
      }
      var end = System.nanoTime();
      latency.recordValue(Math.max(0, end - schedule.due(request)));
      gateTimes.recordValue(Math.max(0, end - begin));
    }
  }
}
