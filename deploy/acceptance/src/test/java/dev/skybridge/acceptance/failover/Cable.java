package dev.skybridge.acceptance.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a port of this machine that can be cut: then nothing passes and nobody is told, as when
 * a region is gone. What was on the way arrives after it was mended.
 */
final class Cable implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int CHUNK = 16_384;

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private boolean cut;
  private boolean closed;

  private Cable(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  static Cable to(int target) {
    try {
      Cable cable = new Cable(target);
      Thread.ofVirtual().name("cable").start(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  void cut() {
    synchronized (change) {
      cut = true;
    }
  }

  void mend() {
    synchronized (change) {
      cut = false;
      change.notifyAll();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket from = server.accept();
        Thread.ofVirtual().name("cable").start(() -> connect(from));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket from) {
    open.add(from);
    try {
      if (!pass()) {
        return;
      }
      Socket to = new Socket();
      open.add(to);
      to.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), target), CONNECT_MILLIS);
      Thread.ofVirtual().name("cable").start(() -> pump(from, to));
      Thread.ofVirtual().name("cable").start(() -> pump(to, from));
    } catch (IOException e) {
      close(from);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      int count = from.getInputStream().read(chunk);
      while (count >= 0 && pass()) {
        to.getOutputStream().write(chunk, 0, count);
        to.getOutputStream().flush();
        count = from.getInputStream().read(chunk);
      }
      pass();
    } catch (IOException e) {
      // one end is gone; the other one is told below
    }
    close(from);
    close(to);
  }

  /** Waits while the cable is cut; false when it is taken away. */
  private boolean pass() {
    synchronized (change) {
      while (cut && !closed) {
        try {
          change.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return !closed;
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    synchronized (change) {
      closed = true;
      change.notifyAll();
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set.copyOf(open).forEach(this::close);
  }
}
