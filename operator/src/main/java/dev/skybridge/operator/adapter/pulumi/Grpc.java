package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.Scope;
import io.grpc.BindableService;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Servers and connections on this machine, with the message sizes that the engine uses. */
final class Grpc {
  /** The engine's own limit: {@code MaxMessageSize} in {@code sdk/go/common/util/rpcutil}. */
  private static final int MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

  private Grpc() {}

  /**
   * Serves on a free port of the loopback address. Calls run inside of the scope that this is
   * called in, mutations at a provider excepted.
   *
   * @param services typed services
   * @param rest answers for every other method, or null
   * @param executor runs the calls; they may block
   */
  static Server serve(
      List<BindableService> services, @Nullable HandlerRegistry rest, Executor executor) {
    var builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(executor)
            .maxInboundMessageSize(MAX_MESSAGE_BYTES);
    services.forEach(builder::addService);
    if (rest != null) {
      builder.fallbackHandlerRegistry(rest);
    }
    Scope.current()
        .ifPresent(
            scope -> builder.intercept(new ScopedServerCalls(scope, ProviderCalls::isMutation)));
    try {
      return builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback address", e);
    }
  }

  /** A connection to {@code host:port} on this machine; calls end with the scope they are in. */
  static ManagedChannel channel(String address) {
    int colon = address.lastIndexOf(':');
    return channel(
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
  }

  /** A connection to an address on this machine. */
  static ManagedChannel channel(InetSocketAddress address) {
    return NettyChannelBuilder.forAddress(address.getHostString(), address.getPort())
        .usePlaintext()
        .intercept(new ScopedClientCalls())
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .build();
  }

  /** Ends a connection; calls that do not end within {@code grace} are cut. */
  static void close(ManagedChannel channel, Duration grace) {
    channel.shutdown();
    try {
      if (!channel.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a server; calls that do not end within {@code grace} are cut. */
  static void close(Server server, Duration grace) {
    server.shutdown();
    try {
      if (!server.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
