package dev.skybridge.simulator.provider;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves one provider on the loopback address. */
public final class ProviderServer implements AutoCloseable {

  private static final int LARGEST_MESSAGE_BYTES = 400 * 1024 * 1024;

  private final Server server;
  private final ExecutorService threads;

  private ProviderServer(Server server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for a free one
   */
  public static ProviderServer start(int port, ProviderEndpoint endpoint) throws IOException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .executor(threads)
            .addService(endpoint)
            .addTransportFilter(new Session.PerConnection())
            .intercept(new Session.PerCall())
            .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .build()
            .start();
    return new ProviderServer(server, threads);
  }

  /** The port it serves on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.shutdownNow();
  }
}
