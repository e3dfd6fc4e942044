package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import pulumirpc.Language.GetRequiredPackagesRequest;
import pulumirpc.Language.GetRequiredPackagesResponse;
import pulumirpc.Language.LanguageHandshakeRequest;
import pulumirpc.Language.LanguageHandshakeResponse;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.LanguageRuntimeGrpc;
import pulumirpc.Plugin.PluginInfo;

/**
 * The operator as the engine's language host: the engine asks it to run "the program", which is a
 * typed graph, or a user's own program in a process of its own.
 */
final class LanguageHost extends LanguageRuntimeGrpc.LanguageRuntimeImplBase {
  private final EngineProgram program;
  private final Duration deadline;
  private final AtomicReference<GraphProgram.Outcome> outcome = new AtomicReference<>();

  /**
   * For one operation.
   *
   * @param program what to run
   * @param deadline the operation's
   */
  LanguageHost(EngineProgram program, Duration deadline) {
    this.program = program;
    this.deadline = deadline;
  }

  /** How the run ended; empty if there was none. */
  Optional<GraphProgram.Outcome> outcome() {
    return Optional.ofNullable(outcome.get());
  }

  @Override
  public void run(RunRequest request, StreamObserver<RunResponse> answer) {
    try (var monitor = new EngineMonitor(request.getMonitorAddress(), deadline)) {
      var response = RunResponse.newBuilder();
      try {
        var run = program.run(monitor, request);
        outcome.set(run);
        monitor.awaitShutdown();
        response.setBail(!run.failures().isEmpty());
      } catch (RegistrationFailedException e) {
        outcome.set(new GraphProgram.Outcome(java.util.Map.of(), List.of(e.getMessage())));
        response.setBail(true); // the engine has reported the cause already
      }
      answer.onNext(response.build());
      answer.onCompleted();
    }
  }

  @Override
  public void handshake(
      LanguageHandshakeRequest request, StreamObserver<LanguageHandshakeResponse> answer) {
    reply(answer, LanguageHandshakeResponse.getDefaultInstance());
  }

  @Override
  public void getRequiredPackages(
      GetRequiredPackagesRequest request, StreamObserver<GetRequiredPackagesResponse> answer) {
    reply(answer, GetRequiredPackagesResponse.getDefaultInstance());
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
    reply(answer, PluginInfo.newBuilder().setVersion("1.0.0").build());
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> answer) {
    reply(answer, Empty.getDefaultInstance());
  }

  private static <T> void reply(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }
}
