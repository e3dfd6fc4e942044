package dev.skybridge.world.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitServerTest {
  private static final String SECRET = "webhook-secret";
  private static final UsernamePasswordCredentialsProvider RIGHT =
      new UsernamePasswordCredentialsProvider(GitServer.USER, "right");

  private record Delivery(String event, String signature, String body) {}

  @TempDir private Path folder = Path.of("");
  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private HttpServer listener;
  private GitServer server;
  private String url = "";

  @BeforeEach
  void start() throws IOException {
    listener = HttpServer.create(loopback(0), 0);
    listener.createContext(
        "/api/webhook",
        exchange -> {
          deliveries.add(
              new Delivery(
                  exchange.getRequestHeaders().getFirst("X-GitHub-Event"),
                  exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    listener.start();
    Path secret = Files.writeString(folder.resolve("secret"), SECRET);
    Path listeners = folder.resolve("webhooks.json");
    new JsonMapper()
        .writeValue(
            listeners.toFile(),
            List.of(
                Map.of(
                    "url",
                    "http://127.0.0.1:" + listener.getAddress().getPort() + "/api/webhook",
                    "secretFile",
                    secret.toString())));
    int port = freePort();
    server =
        new GitServer(
            folder.resolve("repositories"), loopback(port), "right", new PushWebhooks(listeners));
    server.start();
    url = "http://127.0.0.1:" + port;
  }

  @AfterEach
  void stop() {
    server.close();
    listener.stop(0);
  }

  @Test
  void shouldHaveTheConfigRepositoryWithItsFirstCommit() throws GitAPIException, IOException {
    // when
    try (Git clone = cloned("config")) {
      // then
      assertThat(clone.getRepository().getBranch()).isEqualTo("main");
      assertThat(clone.getRepository().getWorkTree().toPath().resolve("applications/README.md"))
          .exists();
    }
  }

  @Test
  void shouldTellListenersOfAPushInGitHubsFormat()
      throws GitAPIException, IOException, InterruptedException {
    // given
    try (Git clone = cloned("config")) {
      commit(clone, "applications/a.yaml", "a: 1\n");

      // when
      clone.push().setCredentialsProvider(RIGHT).call();

      // then
      Delivery delivery = deliveries.poll(10, TimeUnit.SECONDS);
      assertThat(delivery).isNotNull();
      JsonNode body = new JsonMapper().readTree(delivery.body());
      assertThat(delivery.event()).isEqualTo("push");
      assertThat(delivery.signature())
          .isEqualTo(
              "sha256="
                  + PushWebhooks.hmac(
                      "HmacSHA256", SECRET, delivery.body().getBytes(StandardCharsets.UTF_8)));
      assertThat(body.path("ref").asText()).isEqualTo("refs/heads/main");
      assertThat(body.path("after").asText())
          .isEqualTo(clone.getRepository().resolve("HEAD").name());
      assertThat(body.path("repository").path("html_url").asText()).isEqualTo(url + "/config");
      assertThat(body.path("commits").path(0).path("added").path(0).asText())
          .isEqualTo("applications/a.yaml");
    }
  }

  @Test
  void shouldCreateARepositoryAtItsFirstPush() throws GitAPIException, IOException {
    // given
    try (Git mine =
        Git.init().setDirectory(folder.resolve("mine").toFile()).setInitialBranch("main").call()) {
      commit(mine, "a.txt", "a");

      // when
      mine.push()
          .setRemote(url + "/team/mine.git")
          .add("main")
          .setCredentialsProvider(RIGHT)
          .call();

      // then
      assertThat(Git.lsRemoteRepository().setRemote(url + "/team/mine.git").call())
          .anyMatch(ref -> ref.getName().equals("refs/heads/main"));
    }
  }

  @Test
  void shouldRefuseAPushWithAWrongPassword() throws GitAPIException, IOException {
    // given
    try (Git clone = cloned("config")) {
      commit(clone, "a.txt", "a");

      // then
      assertThatThrownBy(() ->
              clone
                  .push()
                  .setCredentialsProvider(
                      new UsernamePasswordCredentialsProvider(GitServer.USER, "wrong"))
                  .call())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("not authorized");
    }
  }

  @Test
  void shouldNotKnowARepositoryThatNobodyPushed() {
    assertThatThrownBy(() -> Git.lsRemoteRepository().setRemote(url + "/nope.git").call())
        .hasMessageContaining("not found");
  }

  private Git cloned(String name) throws GitAPIException {
    return Git.cloneRepository()
        .setURI(url + "/" + name + ".git")
        .setDirectory(folder.resolve("clone").toFile())
        .call();
  }

  private static void commit(Git git, String path, String text)
      throws GitAPIException, IOException {
    Path file = git.getRepository().getWorkTree().toPath().resolve(path);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    git.add().addFilepattern(path).call();
    git.commit()
        .setMessage("m")
        .setAuthor("a", "a@example.org")
        .setCommitter("a", "a@example.org")
        .setSign(false)
        .call();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
