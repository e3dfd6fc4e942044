package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import io.grpc.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;

/**
 * Stands between the engine and a vendor's provider during one operation: adds the credentials,
 * journals creates, puts a deadline on each call and sees the vendor's errors as they are.
 */
final class ProviderRelay implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Server server;

  /**
   * Listens for the engine.
   *
   * @param session the provider; stays open
   * @param creates answers {@code Create}, and what decides on creates
   * @param guard ends what would make existing objects anew
   * @param failures hears of values that the provider refuses
   * @param threads runs the calls
   */
  ProviderRelay(
      ProviderSession session,
      JournaledCreate creates,
      ExistingGuard guard,
      FailureLog failures,
      Executor threads) {
    var calls = session.calls();
    Map<String, UnaryOperator<byte[]>> handlers =
        Map.of(
            "Configure", session.credentials()::configure,
            "CheckConfig", session.credentials()::checkConfig,
            "Check", request -> check(calls, failures, request),
            "Diff", request -> guard.passed(request, creates.replacements().diff(request)),
            "Create", creates::handle,
            "Delete", creates::delete);
    this.server = Grpc.serve(List.of(), new RelayRegistry(handlers, calls), threads);
  }

  /** The port that the engine attaches to. */
  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    Grpc.close(server, GRACE);
  }

  /**
   * Values that the vendor's own check refuses are a permanent failure; the engine only says that.
   */
  private static byte[] check(ProviderCalls calls, FailureLog failures, byte[] request) {
    var answer = calls.call("Check", request);
    var name = ProviderCalls.parse(CheckRequest.parser(), request).getName();
    var response = ProviderCalls.parse(CheckResponse.parser(), answer);
    for (var failure : response.getFailuresList()) {
      failures.note(
          new CallFailure(
              CallFailure.Effect.NONE,
              Reason.CLOUD_REFUSED,
              FailureClass.PERMANENT,
              "%s: %s: %s".formatted(name, failure.getProperty(), failure.getReason())));
    }
    return answer;
  }
}
