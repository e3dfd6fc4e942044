package dev.skybridge.world.pods;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server of one container on one port: works on so many requests at a time, each for the
 * service time, and lets the others queue. All methods of a request run on the server's own event
 * loop.
 */
final class ProgramServer implements AutoCloseable {
  private static final int QUEUE_LIMIT = 10_000;
  private static final int DEADLINE_SECONDS = 5;

  private final Vertx vertx;
  private final ImageEntry entry;
  private final String body;
  private final HttpServer server;
  private final Deque<HttpServerRequest> queue = new ArrayDeque<>();
  private int active;

  private ProgramServer(Vertx vertx, ImageEntry entry, String body) {
    this.vertx = vertx;
    this.entry = entry;
    this.body = body;
    this.server =
        vertx.createHttpServer(new HttpServerOptions().setReuseAddress(true).setTcpNoDelay(true));
  }

  /**
   * Listens.
   *
   * @param body what each answer says
   * @throws IOException when the port of this address is taken
   */
  static ProgramServer listen(Vertx vertx, ImageEntry entry, String address, int port, String body)
      throws IOException, InterruptedException {
    ProgramServer program = new ProgramServer(vertx, entry, body);
    program.server.requestHandler(program::accept);
    try {
      program
          .server
          .listen(port, address)
          .toCompletionStage()
          .toCompletableFuture()
          .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return program;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "listen tcp %s:%d: bind: address already in use".formatted(address, port), e);
    }
  }

  private void accept(HttpServerRequest request) {
    switch (entry.behaviour()) {
      case HANGS -> request.pause();
      case SERVES, ANSWERS_ERRORS, CRASHES, COMPLETES -> {
        if (active < entry.concurrency()) {
          work(request);
        } else if (queue.size() < QUEUE_LIMIT) {
          queue.add(request);
        } else {
          request.response().setStatusCode(503).end("queue full\n");
        }
      }
    }
  }

  private void work(HttpServerRequest request) {
    if (entry.serviceTimeMillis() == 0) {
      answer(request);
      return;
    }
    active++;
    vertx.setTimer(
        entry.serviceTimeMillis(),
        timer -> {
          active--;
          answer(request);
          HttpServerRequest next = queue.poll();
          if (next != null) {
            work(next);
          }
        });
  }

  private void answer(HttpServerRequest request) {
    if (request.response().closed()) {
      return;
    }
    int status = entry.behaviour() == ImageEntry.Behaviour.ANSWERS_ERRORS ? 500 : 200;
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }

  @Override
  public void close() {
    server.close();
  }
}
