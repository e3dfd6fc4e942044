package dev.skybridge.operator.adapter.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A bare repository behind Git's smart HTTP protocol, with faults. */
final class GitHttpServer implements AutoCloseable {
  private final HttpServer server;
  private final Repository repository;
  private final AtomicInteger pushes = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int fault;
  private volatile @Nullable String password;
  private volatile @Nullable Runnable beforePush;

  GitHttpServer(Path folder) throws IOException {
    repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    if (!folder.toFile().exists()) {
      repository.create(true);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/config.git/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/config.git";
  }

  Repository repository() {
    return repository;
  }

  int pushes() {
    return pushes.get();
  }

  int requests() {
    return requests.get();
  }

  /** Answers everything with this HTTP status; 0 works again. */
  void fault(int status) {
    fault = status;
  }

  void password(String required) {
    password = required;
  }

  /** Runs once, when the next push arrives. */
  void beforePush(Runnable action) {
    beforePush = action;
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      var body = body(exchange);
      if (fault != 0) {
        exchange.sendResponseHeaders(fault, -1);
      } else if (password != null && !allowed(exchange, password)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else {
        serve(exchange, body);
      }
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    var body = new java.io.ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(body)
        : body;
  }

  private static boolean allowed(HttpExchange exchange, String password) {
    var expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("skybridge:" + password).getBytes(StandardCharsets.UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void serve(HttpExchange exchange, InputStream body) throws IOException {
    var uri = exchange.getRequestURI().toString();
    var receive = uri.contains("git-receive-pack");
    var service = receive ? "git-receive-pack" : "git-upload-pack";
    var advertise = uri.contains("/info/refs");
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            "application/x-" + service + (advertise ? "-advertisement" : "-result"));
    var hook = beforePush;
    if (receive && !advertise) {
      pushes.incrementAndGet();
      if (hook != null) {
        beforePush = null;
        hook.run();
      }
    }
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      var lines = new PacketLineOut(out);
      if (advertise) {
        lines.writeString("# service=" + service + "\n");
        lines.end();
      }
      if (receive) {
        var pack = new ReceivePack(repository);
        pack.setBiDirectionalPipe(false);
        if (advertise) {
          pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        } else {
          pack.receive(body, out, null);
        }
      } else {
        var pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        if (advertise) {
          pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        } else {
          pack.upload(body, out, null);
        }
      }
    } catch (org.eclipse.jgit.transport.ServiceMayNotContinueException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    repository.close();
  }
}
