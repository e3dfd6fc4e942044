package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.StackId;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The engine with a program that registers resources, its provider attached directly. */
final class BareEngine {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final FaultWorld world;
  private final List<FaultAccount> accounts;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  BareEngine(FaultWorld world, List<FaultAccount> accounts) {
    this.world = world;
    this.accounts = accounts;
  }

  void run(Operation operation, int number) {
    var account = accounts.get(number % accounts.size());
    var id = new StackId("team", "bare-" + number);
    var request = FaultGraphs.request(account, id, FaultGraphs.Shape.FIRST);
    var stack = EngineStack.of(id);
    var settings = world.settings();
    var workspace = StackWorkspace.open(settings.workDirectory(), stack);
    if (operation == Operation.UP) {
      end(
          EngineProcess.run(
              settings.executable(),
              EngineCommand.init(settings, stack),
              workspace,
              DEADLINE,
              process -> {}));
    }
    var config = GraphProgram.in(account.region()).toBuilder();
    account
        .credentials()
        .credentials()
        .forEach((name, secret) ->
            config.putFields(name, PropertyCodec.secret(PropertyCodec.text(secret.reveal()))));
    var program =
        new GraphProgram(request.graph(), config.build(), "", java.util.Map.of(), threads);
    var host = new LanguageHost(program, DEADLINE);
    var server = Grpc.serve(List.of(host, new EngineEvents(false)), null, threads);
    try {
      // a plan stands for an up that changes nothing
      var asked = operation == Operation.PLAN ? Operation.UP : operation;
      var command =
          EngineCommand.operation(
              settings,
              stack,
              asked,
              server.getPort(),
              world.clouds.port(account.cloud()),
              account.cloud().packageName(),
              new EngineCommand.Limits(null, List.of()));
      end(EngineProcess.run(settings.executable(), command, workspace, DEADLINE, process -> {}));
    } finally {
      Grpc.close(server, Duration.ofSeconds(1));
    }
  }

  private static void end(Ended ended) {
    if (!(ended instanceof Ended.Well)) {
      throw new IllegalStateException("the bare engine: " + ended);
    }
  }
}
