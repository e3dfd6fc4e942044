package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Passes connections to a Unix socket on to a port of this machine. The socket is all of the
 * outside that a program without a network can reach.
 */
final class SocketRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SocketRelay.class);
  private static final int BUFFER_BYTES = 64 * 1024;

  /** The SDK holds two; more than a few are a program that tries something. */
  private static final int MOST_CONNECTIONS = 16;

  private final ServerSocketChannel server;
  private final InetSocketAddress target;
  private final Executor threads;
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  private SocketRelay(ServerSocketChannel server, InetSocketAddress target, Executor threads) {
    this.server = server;
    this.target = target;
    this.threads = threads;
  }

  /**
   * Begins to listen.
   *
   * @param socket path of the socket; anyone may connect who gets to see it
   * @param port on the loopback address
   * @param threads runs the copying
   */
  static SocketRelay listen(Path socket, int port, Executor threads) {
    try {
      var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
      var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var relay = new SocketRelay(server, target, threads);
      threads.execute(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("no socket for a program: " + e.getMessage(), e);
    }
  }

  /** Whether anyone ever connected. */
  boolean reached() {
    return accepted.get() > 0;
  }

  private void accept() {
    try {
      while (true) {
        var inner = server.accept();
        accepted.incrementAndGet();
        if (open.size() >= 2 * MOST_CONNECTIONS) {
          inner.close();
          continue;
        }
        var outer = SocketChannel.open(target);
        open.add(inner);
        open.add(outer);
        threads.execute(() -> pump(inner, outer));
        threads.execute(() -> pump(outer, inner));
      }
    } catch (ClosedChannelException e) {
      LOG.debug("a program's socket is closed");
    } catch (IOException e) {
      LOG.warnf("a program's socket is given up: %s", e.getMessage());
      close();
    }
  }

  private void pump(ByteChannel from, ByteChannel to) {
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debugf("a connection of a program ended: %s", e.getMessage());
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() {
    closeQuietly(server);
    open.forEach(SocketRelay::closeQuietly);
  }

  private static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debugf("closing: %s", e.getMessage());
    }
  }
}
