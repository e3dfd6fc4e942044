package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Provider;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many stacks through our engine adapter and, by turns in the same run, through the bare engine
 * with a program that only registers the same resources: {@code ./skybridge bench stacks}.
 */
@EnabledIfSystemProperty(named = "skybridge.bench.stacks", matches = "[1-9][0-9]*")
final class StacksBenchmark {
  /** Engines at a time, ours and bare: one for each of two cores. */
  private static final int AT_ONCE = 2;

  private static final int STACKS = Integer.getInteger("skybridge.bench.stacks", 100);
  private static final int LATENCY_MILLIS = Integer.getInteger("skybridge.bench.latency", 0);

  @TempDir Path folder;

  @Test
  void shouldMeasureCreateNoOpRefreshAndDestroy() throws Exception {
    try (var world = FaultWorld.start(folder, 3)) {
      var accounts =
          List.of(
              world.account(Provider.AWS),
              world.account(Provider.ALICLOUD),
              world.account(Provider.TENCENTCLOUD));
      if (LATENCY_MILLIS > 0) {
        world.clouds.fault(
            "{\"kind\": \"latency\", \"latencyMillis\": %d}".formatted(LATENCY_MILLIS));
      }
      var own = new Own(world, accounts);
      var bare = new BareEngine(world, accounts);
      warmUp(own, bare);
      var rows = new ArrayList<Row>();
      for (var operation :
          List.of(Operation.UP, Operation.PLAN, Operation.REFRESH, Operation.DESTROY)) {
        rows.add(
            new Row(
                operation,
                measure(number -> bare.run(operation, number)),
                measure(number -> own.run(operation, number))));
      }
      report(rows, own.resources());
      assertThat(world.clouds.get("resources")).as("what is left in the clouds").isEmpty();
    }
  }

  /** The first stacks load classes and make tables. */
  private static void warmUp(Own own, BareEngine bare) {
    for (int number = STACKS; number < STACKS + 3; number++) {
      for (var operation : List.of(Operation.UP, Operation.DESTROY)) {
        bare.run(operation, number);
        own.run(operation, number);
      }
    }
  }

  private static Usage measure(IntConsumer work) throws Exception {
    try (var meter = UsageMeter.start();
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var running = new ArrayList<Future<?>>();
      for (int number = 0; number < STACKS; number++) {
        int each = number;
        running.add(threads.submit(() -> work.accept(each)));
      }
      for (var each : running) {
        each.get();
      }
      return meter.usage();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Our engine adapter, as the operator calls it. */
  private record Own(FaultWorld world, List<FaultAccount> accounts) {
    void run(Operation operation, int number) {
      var request = request(number, null);
      var outcome =
          switch (operation) {
            case UP -> {
              var planned = (StackOutcome.Planned) world.engine.plan(request);
              yield world.engine.up(
                  request(
                      number,
                      new PlanToApply(planned.plan().hash(), "[]", null, null, null, null)));
            }
            case PLAN -> world.engine.up(request);
            case REFRESH, INSPECT -> world.engine.refresh(request);
            case DESTROY -> world.engine.destroy(request);
          };
      if (!(outcome instanceof StackOutcome.Succeeded)) {
        throw new IllegalStateException(operation + " of " + request.stack() + ": " + outcome);
      }
    }

    double resources() {
      return (double)
              accounts.stream()
                  .mapToInt(account ->
                      FaultGraphs.request(
                              account, new StackId("team", "own-0"), FaultGraphs.Shape.FIRST)
                          .graph()
                          .resources()
                          .size())
                  .sum()
          / accounts.size();
    }

    private StackRequest request(int number, @Nullable PlanToApply plan) {
      var account = accounts.get(number % accounts.size());
      var base =
          FaultGraphs.request(
              account, new StackId("team", "own-" + number), FaultGraphs.Shape.FIRST);
      return new StackRequest(
          base.stack(),
          base.account(),
          base.graph(),
          "first",
          List.of(),
          plan,
          base.deadline(),
          base.traceId());
    }
  }

  private record Row(Operation operation, Usage bare, Usage own) {}

  private static void report(List<Row> rows, double resources) throws IOException {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            # %d stacks of %.1f resources on average over three accounts, %s

            `./skybridge bench stacks --stacks %d --latency %d` on %d cores. A vendor's call takes %d ms more than
            the simulator's own time. %d engines at a time, bare and ours. The bare engine runs a program that only
            registers the same resources, with the provider attached to it and nothing between; ours plans, journals
            each create before it is sent, puts a limit and a deadline on each call and keeps history. "No-op" is an
            up of an unchanged graph by the engine: the operator itself asks the engine nothing then. CPU is what the
            whole machine was busy, the simulated clouds and PostgreSQL included; memory is this process and
            the engines, not the clouds and PostgreSQL.

            | operation | bare engine, s | ours, s | ratio | bare, stacks/min | ours, stacks/min | bare, CPU-s | ours, CPU-s | bare, peak MiB | ours, peak MiB | engines at once, bare/ours |
            |---|---|---|---|---|---|---|---|---|---|---|
            """,
            STACKS,
            resources,
            LocalDate.now(ZoneOffset.UTC),
            STACKS,
            LATENCY_MILLIS,
            Runtime.getRuntime().availableProcessors(),
            LATENCY_MILLIS,
            AT_ONCE));
    for (var row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.2f | %.0f | %.0f | %.1f | %.1f | %d | %d | %d/%d |%n",
              switch (row.operation()) {
                case UP -> "create";
                case PLAN -> "no-op";
                case REFRESH, INSPECT -> "refresh";
                case DESTROY -> "destroy";
              },
              row.bare().seconds(),
              row.own().seconds(),
              row.own().seconds() / row.bare().seconds(),
              60 * STACKS / row.bare().seconds(),
              60 * STACKS / row.own().seconds(),
              row.bare().cpuSeconds(),
              row.own().cpuSeconds(),
              row.bare().peakMebibytes(),
              row.own().peakMebibytes(),
              row.bare().engines(),
              row.own().engines()));
    }
    System.out.println(text);
    var to = System.getProperty("skybridge.bench.report", "");
    if (!to.isEmpty()) {
      Files.writeString(Path.of(to), text);
    }
  }

  /**
   * What a part of the run took.
   *
   * @param engines most engine processes at once
   */
  record Usage(double seconds, double cpuSeconds, long peakMebibytes, int engines) {}
}
