package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.ScopedProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import pulumirpc.Language.RunRequest;
import pulumirpc.ResourceMonitorGrpc;

/** A user's program as the engine runs it: once for each preview or up, in a process of its own. */
final class UserProgram implements EngineProgram {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final UserPrograms.Prepared.Ready prepared;
  private final WorkerSettings settings;
  private final AccountRegion account;
  private final FailureLog failures;
  private final Duration deadline;
  private final Executor threads;
  private final InstantSource clock;

  /**
   * For one run.
   *
   * @param prepared its files
   * @param settings how it is run
   * @param account whose provider it may use
   * @param failures hears why it failed, where the provider does not say
   * @param deadline the operation's own
   * @param threads runs what is served to it
   */
  UserProgram(
      UserPrograms.Prepared.Ready prepared,
      WorkerSettings settings,
      AccountRegion account,
      FailureLog failures,
      Duration deadline,
      Executor threads,
      InstantSource clock) {
    this.prepared = prepared;
    this.settings = settings;
    this.account = account;
    this.failures = failures;
    this.deadline = deadline;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * What a program learns of its account.
   *
   * @param packageName the provider
   * @param region the vendor's region
   */
  record AccountRegion(String packageName, String region) {}

  @Override
  public GraphProgram.Outcome run(EngineMonitor monitor, RunRequest request) {
    var channel = Grpc.channel(request.getMonitorAddress());
    var gate =
        new MonitorGate(
            ResourceMonitorGrpc.newBlockingStub(channel),
            new ProgramRules(account.packageName()),
            deadline,
            clock);
    var log = new ProgramLog();
    var server = Grpc.serve(List.of(gate, log), null, threads);
    prepared.folder().open();
    try (var relay = SocketRelay.listen(prepared.folder().socket(), server.getPort(), threads)) {
      var code = await(gate, environment(request));
      return outcome(code, relay.reached(), gate, log);
    } finally {
      Grpc.close(server, GRACE);
      Grpc.close(channel, GRACE);
    }
  }

  /** The exit code; empty where it computed or hung for too long and was ended. */
  private Optional<Integer> await(MonitorGate gate, Map<String, String> environment) {
    var file = prepared.source().path();
    var mainClass = Optional.ofNullable(prepared.source().mainClass()).orElse("");
    var builder =
        prepared.sandbox().process(prepared.folder(), file, mainClass, environment, deadline);
    var around = Scope.current().orElseGet(() -> Scope.root("program"));
    try (var scope = around.child("program", deadline)) {
      return scope.call(() -> await(start(scope, builder), scope, gate));
    } catch (CancelledException e) {
      throw new RegistrationFailedException("the program was ended: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistrationFailedException("the program was interrupted");
    }
  }

  private static Process start(Scope scope, ProcessBuilder builder) {
    try {
      return ScopedProcess.start(scope, builder, GRACE).process();
    } catch (IOException e) {
      throw new RegistrationFailedException(
          "the program's process does not start: " + e.getMessage());
    }
  }

  private Optional<Integer> await(Process process, Scope scope, MonitorGate gate)
      throws InterruptedException {
    for (var left = settings.idleDeadline();
        left.isPositive();
        left = settings.idleDeadline().minus(gate.idle())) {
      if (process.waitFor(left)) {
        scope.checkpoint(); // else the code is our own signal's
        return Optional.of(process.exitValue());
      }
    }
    return Optional.empty();
  }

  private Map<String, String> environment(RunRequest request) {
    var config = new HashMap<>(request.getConfigMap());
    config.put(account.packageName() + ":region", account.region());
    var all = new HashMap<String, String>();
    all.put("PULUMI_MONITOR", "127.0.0.1:" + Sandbox.PORT);
    all.put("PULUMI_ENGINE", "127.0.0.1:" + Sandbox.PORT);
    all.put("PULUMI_ORGANIZATION", request.getOrganization());
    all.put("PULUMI_PROJECT", request.getProject());
    all.put("PULUMI_STACK", request.getStack());
    all.put("PULUMI_DRY_RUN", String.valueOf(request.getDryRun()));
    all.put("PULUMI_ROOT_DIRECTORY", "/work/program");
    all.put("PULUMI_CONFIG", json(config));
    all.put("PULUMI_CONFIG_SECRET_KEYS", json(request.getConfigSecretKeysList()));
    return all;
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  private GraphProgram.Outcome outcome(
      Optional<Integer> code, boolean cameUp, MonitorGate gate, ProgramLog log) {
    var problem = problem(code, cameUp, gate, log);
    if (problem.isEmpty()) {
      return new GraphProgram.Outcome(gate.outputs().getFieldsMap(), List.of());
    }
    if (failures.decisive().isEmpty()) { // else the program failed because the cloud did
      failures.note(
          new CallFailure(
              CallFailure.Effect.NONE,
              problem.get().reason(),
              FailureClass.PERMANENT,
              problem.get().message()));
    }
    return new GraphProgram.Outcome(Map.of(), List.of(problem.get().message()));
  }

  private Optional<Problem> problem(
      Optional<Integer> code, boolean cameUp, MonitorGate gate, ProgramLog log) {
    if (!gate.refusals().isEmpty()) {
      return problem(
          Reason.NOT_SUPPORTED, "programs may not use " + String.join(", ", gate.refusals()));
    }
    if (code.isEmpty()) {
      return problem(
          Reason.PROGRAM_TIMED_OUT,
          "the program asked for nothing for %d s and was ended"
              .formatted(settings.idleDeadline().toSeconds()));
    }
    if (!cameUp) {
      return problem(
          Reason.PROGRAM_NOT_ISOLATED,
          "the program can't be shut in on this machine: " + prepared.folder().tail());
    }
    if (code.get() != 0) {
      return problem(
          Reason.PROGRAM_FAILED,
          "the program ended with exit code %d: %s"
              .formatted(
                  code.get(),
                  log.errors().isEmpty()
                      ? prepared.folder().tail()
                      : String.join("; ", log.errors())));
    }
    return gate.hasStack()
        ? Optional.empty()
        : problem(
            Reason.PROGRAM_FAILED,
            "the program ended without registering its stack: its main must call Pulumi.run");
  }

  private static Optional<Problem> problem(Reason reason, String message) {
    return Optional.of(new Problem(reason, message));
  }
}
