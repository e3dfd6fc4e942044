package dev.skybridge.gate;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes connections on to the database while the hold is valid. Nothing a client sends is passed
 * on after that, and every connection is ended, so that no transaction begun before can be
 * committed later through it.
 */
final class TcpGate {
  private static final Logger LOG = LoggerFactory.getLogger(TcpGate.class);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int CLOSE_SECONDS = 5;

  /** How often the end of the hold is looked for, besides at each write. */
  private static final long LOOK_MILLIS = 50;

  private final GateOptions options;
  private final Hold hold;
  private final NetServer server;
  private final NetClient client;
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();

  TcpGate(Vertx vertx, GateOptions options, Hold hold) {
    this.options = options;
    this.hold = hold;
    this.server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true));
    this.client =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true));
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          if (!hold.isValid()) {
            open.forEach(NetSocket::close);
          }
        });
  }

  /**
   * Listens.
   *
   * @throws IllegalStateException where the address is taken
   */
  void listen() {
    server.connectHandler(this::accept);
    try {
      server
          .listen(options.listen().port(), options.listen().host())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new IllegalStateException("can't listen on " + options.listen(), e);
    }
  }

  private void accept(NetSocket from) {
    if (!hold.isValid()) {
      from.close();
      return;
    }
    from.pause();
    track(from);
    client
        .connect(options.target().port(), options.target().host())
        .onFailure(e -> {
          LOG.warn("the database can't be reached: {}", e.getMessage());
          from.close();
        })
        .onSuccess(to -> {
          track(to);
          from.closeHandler(v -> end(from, to));
          to.closeHandler(v -> end(from, to));
          to.handler(data -> {
            from.write(data);
            slow(to, from);
          });
          from.handler(data -> {
            if (!hold.isValid()) {
              end(from, to);
              return;
            }
            to.write(data);
            slow(from, to);
          });
          from.resume();
        });
  }

  private void track(NetSocket socket) {
    open.add(socket);
    socket.closeHandler(v -> open.remove(socket));
  }

  private void end(NetSocket from, NetSocket to) {
    open.remove(from);
    open.remove(to);
    from.close();
    to.close();
  }

  private static void slow(NetSocket from, NetSocket to) {
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(v -> from.resume());
    }
  }

  /** Ends every connection and returns when all have ended. */
  void closeAll() {
    var sockets = Set.copyOf(open);
    var left = new CountDownLatch(sockets.size());
    sockets.forEach(socket -> socket.close().onComplete(v -> left.countDown()));
    try {
      if (!left.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} connections did not end in time", left.getCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
