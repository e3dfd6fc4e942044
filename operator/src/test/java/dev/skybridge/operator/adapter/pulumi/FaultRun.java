package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackId;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.FaultCell.Act;
import dev.skybridge.operator.adapter.pulumi.FaultCell.Injected;
import dev.skybridge.operator.adapter.pulumi.FaultGraphs.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Lives one life: in each cell the fault is injected, the operation is tried again as the operator
 * would, and in the end the cloud is compared with the graph. The life ends at the first cell that
 * does not end well.
 */
final class FaultRun {
  /** Far more than any cell needs; a stack that does not converge shows here. */
  private static final int MOST_RUNS = 12;

  private final FaultWorld world;
  private final FaultLife life;
  private final FaultInjection injection;
  private final StackId stack;
  private final FaultAccount account;
  private Shape shape = Shape.FIRST;

  /** Of one life, in an account of its own. */
  FaultRun(FaultWorld world, FaultLife life, Random random) {
    this.world = world;
    this.life = life;
    this.injection = new FaultInjection(world, random);
    this.stack = new StackId("team", life.name());
    this.account = world.account(life.cloud());
  }

  /** Lives it. */
  List<FaultResult> live() {
    var results = new ArrayList<FaultResult>();
    for (var cell : life.cells()) {
      var result = run(cell);
      System.out.println(result.line());
      results.add(result);
      if (!result.well()) {
        break;
      }
    }
    return results;
  }

  private FaultResult run(FaultCell cell) {
    shape =
        switch (cell.act()) {
          case CREATE, REFRESH, DELETE -> shape;
          case UPDATE -> shape.resized();
          case REPLACE -> shape.remade();
        };
    var request = FaultGraphs.request(account, stack, shape);
    var begun = System.nanoTime();
    var before = objects();
    var cursor = world.clouds.cursor();
    var tries = tries(cell, request);
    var struck = injection.struck();
    world.clouds.heal();
    var audit = audit(cell.act(), request.graph());
    var failure =
        tries
            .failure()
            .or(() -> struck ? Optional.empty() : Optional.of("the fault never struck"))
            .or(() ->
                cell.act() == Act.REFRESH && !before.equals(objects())
                    ? Optional.of("a refresh changed the cloud")
                    : Optional.empty())
            .or(this::leftBehind);
    var result =
        new FaultResult(
            cell,
            tries.runs(),
            tries.stops(),
            tries.reasons(),
            audit,
            failure,
            Duration.ofNanos(System.nanoTime() - begun));
    if (!result.well()) {
      world.clouds.changes(life.cloud(), cursor).forEach(System.out::println);
    }
    return result;
  }

  /** Runs the operation until it succeeds, as the planner does: what may pass is tried again. */
  private Tries tries(FaultCell cell, StackRequest request) {
    injection.arm(cell);
    var reasons = new ArrayList<Reason>();
    int stops = 0;
    for (int run = 1; run <= MOST_RUNS; run++) {
      var outcome =
          run == 1
              ? injection.disturbed(cell, account, request, shape)
              : Optional.of(operate(cell.act(), request));
      if (outcome.isEmpty()) {
        continue; // there is nobody left to say how it ended
      }
      switch (outcome.get()) {
        case StackOutcome.Succeeded _ -> {
          var late =
              stops == 0 && cell.faults().equals(List.of(Injected.QUOTA))
                  ? Optional.of("it did not stop at the quota")
                  : Optional.<String>empty();
          return new Tries(run, stops, reasons, late);
        }
        case StackOutcome.Planned _, StackOutcome.Inspected _ ->
            throw new AssertionError("neither a plan nor an inspection was asked for");
        case StackOutcome.Failed failed -> {
          reasons.add(failed.reason());
          var permanent = failed.failureClass() == FailureClass.PERMANENT;
          var quota = failed.reason() == Reason.QUOTA_EXCEEDED;
          if (!cell.reasons().contains(failed.reason()) || permanent != quota) {
            var why =
                "%s (%s): %s"
                    .formatted(
                        failed.reason(),
                        failed.failureClass(),
                        failed.message().replaceAll("\\s+", " "));
            return new Tries(run, stops, reasons, Optional.of(why));
          }
          if (permanent) {
            stops++;
            world.clouds.heal(); // a person raised the quota
            injection.noteStrike();
          }
        }
      }
    }
    return new Tries(MOST_RUNS, stops, reasons, Optional.of("it does not converge: " + reasons));
  }

  private StackOutcome operate(Act act, StackRequest request) {
    return FaultInjection.operate(world.engine, act, request);
  }

  private CloudAudit audit(Act act, ResourceGraph graph) {
    var held =
        world.state.checkpoint(EngineStack.of(stack)).map(Checkpoint::live).orElse(List.of());
    var wanted =
        act == Act.DELETE ? new ResourceGraph(graph.provider(), List.of(), Map.of()) : graph;
    return CloudAudit.of(wanted, held, objects());
  }

  /** What the platform itself may not leave: open rows, a stack that is gone, processes. */
  private Optional<String> leftBehind() {
    var name = EngineStack.of(stack);
    var open = world.stores.journal().open(name.name());
    if (!open.isEmpty()) {
      return Optional.of("open rows in the journal: " + open);
    }
    if (!world.state.locks(name).isEmpty()) {
      return Optional.of("locks: " + world.state.locks(name));
    }
    return FaultWorld.engines().findAny().map(process -> "an engine still runs: " + process.pid());
  }

  private List<JsonNode> objects() {
    var all = new ArrayList<JsonNode>();
    world
        .clouds
        .get("resources?provider=%s&account=%s".formatted(life.cloud().packageName(), account.id()))
        .forEach(all::add);
    return all;
  }

  /**
   * How an operation went.
   *
   * @param runs of the operation
   * @param stops those that ended for a person to help
   * @param reasons of all that failed
   * @param failure why the cell is not as it should be
   */
  private record Tries(int runs, int stops, List<Reason> reasons, Optional<String> failure) {}
}
