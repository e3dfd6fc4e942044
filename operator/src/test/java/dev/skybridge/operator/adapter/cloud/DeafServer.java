package dev.skybridge.operator.adapter.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads a request and answers with nothing but a status, or not at all. */
final class DeafServer implements AutoCloseable {
  /** In place of a status: there is no answer. */
  static final int NEVER = 0;

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final int status;

  DeafServer(int status) throws IOException {
    this.status = status;
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** How many requests came. */
  int requests() {
    return requests.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new AssertionError(e);
        } // else the test is over
      }
    }
  }

  private void answer(Socket connection) {
    try {
      if (connection.getInputStream().read(new byte[65_536]) < 0) {
        return;
      }
      requests.incrementAndGet();
      if (status == NEVER) {
        return;
      }
      try (OutputStream out = connection.getOutputStream()) {
        out.write(
            "HTTP/1.1 %d Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .formatted(status)
                .getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      if (!socket.isClosed() && status != NEVER) {
        throw new AssertionError(e);
      } // else the caller went away, as it should
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (var connection : open) {
      connection.close();
    }
  }
}
