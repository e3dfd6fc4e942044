package dev.skybridge.world.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bare repositories over smart HTTP. Anybody on this machine may read; a push needs the password,
 * and the first push to a new name creates the repository.
 */
public final class GitServer implements AutoCloseable {
  /** The user who may push. */
  public static final String USER = "skybridge";

  /** The repository that Argo CD follows. */
  public static final String CONFIG_REPOSITORY = "config";

  private static final Logger LOG = LoggerFactory.getLogger(GitServer.class);

  private final Repositories repositories;
  private final byte[] authorization;
  private final PushWebhooks webhooks;
  private final InetSocketAddress address;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, BooleanSupplier> health = new ConcurrentHashMap<>();

  public GitServer(Path folder, InetSocketAddress address, String password, PushWebhooks webhooks)
      throws IOException {
    this.repositories = new Repositories(folder);
    this.address = address;
    this.authorization =
        ("Basic "
                + Base64.getEncoder()
                    .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
    this.webhooks = webhooks;
    this.server = HttpServer.create(address, 128);
  }

  /** Adds a path that answers 200 while the condition holds and 503 otherwise. */
  public void health(String path, BooleanSupplier condition) {
    health.put(path, condition);
  }

  public void start() throws IOException {
    repositories.createConfig(CONFIG_REPOSITORY);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/healthz")) {
        BooleanSupplier condition = health.getOrDefault(path, () -> false);
        answer(exchange, condition.getAsBoolean() ? 200 : 503, "");
        return;
      }
      GitRequest request = GitRequest.parse(exchange.getRequestMethod(), exchange.getRequestURI());
      switch (request) {
        case GitRequest.Unknown unknown -> answer(exchange, 404, "not a Git request\n");
        case GitRequest.Advertise advertise -> {
          if (advertise.service() == GitRequest.Service.RECEIVE_PACK && !authorised(exchange)) {
            return;
          }
          serve(exchange, advertise.repository(), advertise.service(), true);
        }
        case GitRequest.Exchange pack -> {
          if (pack.service() == GitRequest.Service.RECEIVE_PACK && !authorised(exchange)) {
            return;
          }
          serve(exchange, pack.repository(), pack.service(), false);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} {}: {}", exchange.getRequestMethod(), exchange.getRequestURI(), e.toString());
      throw e;
    }
  }

  private void serve(
      HttpExchange exchange, String name, GitRequest.Service service, boolean advertise)
      throws IOException {
    boolean mayCreate = service == GitRequest.Service.RECEIVE_PACK;
    try (Repository repository = repositories.open(name, mayCreate)) {
      SmartHttp smart = new SmartHttp(exchange, repository);
      switch (service) {
        case UPLOAD_PACK -> smart.uploadPack(advertise);
        case RECEIVE_PACK ->
            smart.receivePack(
                advertise,
                commands -> {
                  for (ReceiveCommand command : commands) {
                    notifyPush(name, repository, command);
                  }
                });
      }
    } catch (Repositories.NoSuchRepository e) {
      answer(exchange, 404, e.getMessage() + "\n");
    }
  }

  private void notifyPush(String name, Repository repository, ReceiveCommand command) {
    if (command.getResult() != ReceiveCommand.Result.OK) {
      return;
    }
    String url = "http://127.0.0.1:" + address.getPort() + "/" + name;
    try {
      webhooks.send(PushEvent.of(url, name, repository, command));
    } catch (IOException e) {
      LOG.warn("no webhook for the push to {}: {}", name, e.toString());
    }
  }

  private boolean authorised(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
      return true;
    }
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Skybridge local Git\"");
    answer(exchange, 401, "sign in as " + USER + "\n");
    return false;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(1);
    threads.close();
    webhooks.close();
  }
}
