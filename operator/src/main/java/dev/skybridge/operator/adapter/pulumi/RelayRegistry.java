package dev.skybridge.operator.adapter.pulumi;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers every unary method of the provider protocol: some by a handler of ours, all others by
 * passing the bytes on.
 */
final class RelayRegistry extends HandlerRegistry {
  private static final Logger LOG = Logger.getLogger(RelayRegistry.class);

  /** Structured error details; the only part of an answer's metadata that the protocol uses. */
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** Streams results; the engine uses it for nothing that we ask of it. */
  private static final String STREAMING = "List";

  private final Map<String, UnaryOperator<byte[]>> handlers;
  private final ProviderCalls upstream;

  /**
   * Over one connection.
   *
   * @param handlers by method name
   * @param upstream gets the rest
   */
  RelayRegistry(Map<String, UnaryOperator<byte[]>> handlers, ProviderCalls upstream) {
    this.handlers = Map.copyOf(handlers);
    this.upstream = upstream;
  }

  @Override
  public @Nullable ServerMethodDefinition<?, ?> lookupMethod(
      String name, @Nullable String authority) {
    if (!name.startsWith(ProviderCalls.SERVICE) || name.endsWith("/" + STREAMING)) {
      return null;
    }
    var method = name.substring(ProviderCalls.SERVICE.length());
    var handler = handlers.getOrDefault(method, request -> upstream.call(method, request));
    return ServerMethodDefinition.create(
        ProviderCalls.descriptor(method),
        ServerCalls.<byte[], byte[]>asyncUnaryCall(
            (request, answer) -> answer(method, handler, request, answer)));
  }

  private static void answer(
      String method, UnaryOperator<byte[]> handler, byte[] request, StreamObserver<byte[]> answer) {
    byte[] response;
    try {
      response = handler.apply(request);
    } catch (StatusRuntimeException e) {
      LOG.debugf("%s failed at the provider: %s", method, e.getStatus().getCode());
      answer.onError(e.getStatus().asRuntimeException(details(e.getTrailers())));
      return;
    } catch (RuntimeException e) {
      LOG.errorf(e, "relaying %s failed", method);
      answer.onError(
          Status.INTERNAL.withDescription("the relay failed: " + e).asRuntimeException());
      return;
    }
    answer.onNext(response);
    answer.onCompleted();
  }

  private static Metadata details(@Nullable Metadata trailers) {
    var kept = new Metadata();
    if (trailers != null) {
      var details = trailers.get(DETAILS);
      if (details != null) {
        kept.put(DETAILS, details);
      }
    }
    return kept;
  }
}
