package dev.skybridge.world.bench;

import dev.skybridge.world.WorldOptions;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * How fast the operator makes applications Ready, beside a bare client that only writes the same
 * objects, in the same world, by turns.
 */
public final class ReconcileBench {
  private static final int WARM_UP = 50;

  private final WorldOptions options;
  private final BenchPlan plan;
  private final PrintWriter out;

  public ReconcileBench(WorldOptions options, BenchPlan plan, PrintWriter out) {
    this.options = options;
    this.plan = plan;
    this.out = out;
  }

  /**
   * Starts a world, measures, and removes the world.
   *
   * @param report told the figures before the world is removed, which may fail
   * @throws IllegalStateException when some part does not come to its end in time
   */
  public void run(Consumer<BenchResult> report) {
    say("Starting a world of its own");
    try (var bench =
        BenchWorld.start(
            options, (step, took) -> say("  %-32s %6.1f s", step, took.toMillis() / 1000.0))) {
      var started = ProcessorTime.now(bench.world().processes()).byProcess().get("operator");
      var samples = bench.sample(plan.deadline());
      warmUp(bench, samples);
      var bare = new BareRounds(bench.world(), bench.client(), samples, plan);
      var operated = new OperatedRounds(bench.world(), bench.client(), bench.audit(), plan);
      var rounds = new ArrayList<Round>();
      for (int number = 1; number <= plan.rounds(); number++) {
        rounds.add(round(number, bare, operated));
      }
      report.accept(
          new BenchResult(
              MachineFacts.read(bench.client()),
              plan.applications(),
              plan.concurrency(),
              started == null ? 0 : BareRounds.seconds(started),
              rounds));
    }
  }

  /** The yardstick must not pay for our own JVM's start; the operator is not warmed up. */
  private void warmUp(BenchWorld bench, Samples samples) {
    var few =
        new BenchPlan(
            Math.min(WARM_UP, plan.applications()), plan.concurrency(), 1, plan.deadline());
    var took = new BareRounds(bench.world(), bench.client(), samples, few).run(0);
    say("Warm-up of the bare client: %d in %.1f s", few.applications(), took.writtenSeconds());
  }

  private Round round(int number, BareRounds bare, OperatedRounds operated) {
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    say("Round %d of %d (load %.1f)", number, plan.rounds(), load);
    var without = bare.run(number);
    say(
        "  bare client  %6.1f s written   %6.1f s available   %6.1f s removed   (others took %.0f %%)",
        without.writtenSeconds(),
        without.availableSeconds(),
        without.removedSeconds(),
        100 * without.usage().foreignShare());
    var with = operated.run(number);
    say(
        "  operator     %6.1f s Ready     %6.1f CPU-s         %6.1f s removed   (others took %.0f %%)"
            + "   %.0f MiB   %.1f requests each",
        with.readySeconds(),
        with.usage().of("operator"),
        with.removedSeconds(),
        100 * with.usage().foreignShare(),
        with.memory().peakMebibytes(),
        with.requestsEach());
    return new Round(number, load, without, with);
  }

  private void say(String format, Object... arguments) {
    out.printf(format + "%n", arguments);
    out.flush();
  }
}
