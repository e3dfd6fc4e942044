package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import dev.skybridge.operator.adapter.store.OperationLog;
import dev.skybridge.runtime.context.carry.ProcessTree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One run of the engine, with us as its language host and the sink of its events. */
final class EngineRun {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final PulumiSettings settings;
  private final EngineStack stack;
  private final Operation operation;
  private final StackWorkspace workspace;
  private final OperationLog log;
  private final EngineCommand.Limits limits;

  /**
   * A run to come.
   *
   * @param limits what it keeps to
   */
  EngineRun(
      PulumiSettings settings,
      EngineStack stack,
      Operation operation,
      StackWorkspace workspace,
      OperationLog log,
      EngineCommand.Limits limits) {
    this.limits = limits;
    this.settings = settings;
    this.stack = stack;
    this.operation = operation;
    this.workspace = workspace;
    this.log = log;
  }

  /** Runs the engine until it ends or {@code within} has passed. */
  Report execute(
      EngineProgram program,
      int relayPort,
      String packageName,
      Duration within,
      long number,
      Executor threads) {
    var host = new LanguageHost(program, within);
    var events = new EngineEvents(operation.isDetailed());
    var server = Grpc.serve(List.of(host, events), null, threads);
    try {
      var command =
          EngineCommand.operation(
              settings, stack, operation, server.getPort(), relayPort, packageName, limits);
      var ended =
          EngineProcess.run(
              settings.executable(), command, workspace, within, process -> note(number, process));
      return new Report(ended, events, host.outcome());
    } finally {
      Grpc.close(server, GRACE);
    }
  }

  private void note(long number, ProcessHandle process) {
    log.engineStarted(number, process.pid(), ProcessTree.startOf(process));
  }

  /**
   * What a run left.
   *
   * @param ended how the process ended
   * @param events what it did
   * @param program how the registration of the graph ended; empty if it never began
   */
  record Report(Ended ended, EngineEvents events, Optional<GraphProgram.Outcome> program) {}
}
