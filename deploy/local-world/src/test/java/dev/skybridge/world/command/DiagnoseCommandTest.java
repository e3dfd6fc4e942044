package dev.skybridge.world.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.skybridge.world.SecretFiles;
import dev.skybridge.world.WorldLayout;
import dev.skybridge.world.WorldState;
import dev.skybridge.world.kube.ConsoleAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiagnoseCommandTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> asked = new ArrayList<>();
  private final StringWriter said = new StringWriter();
  private HttpServer operator = server();
  private int status = 200;
  private String answer = "PK";

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    operator.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          var body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    operator.start();
    var url = "http://127.0.0.1:" + operator.getAddress().getPort();
    var layout = new WorldLayout(folder);
    new WorldState(Map.of(), 1, Map.of("console", url)).write(layout.worldFile());
    new SecretFiles(layout.secrets()).write(ConsoleAccess.TOKEN, "token-of-the-world");
  }

  @AfterEach
  void stop() {
    operator.stop(0);
  }

  private int diagnose(Path out) {
    var line = new CommandLine(new WorldCommand());
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute("--state=" + folder, "diagnose", "--out=" + out);
  }

  @Test
  void shouldSaveTheBundleForTheOwnerOnlyWhenTheOperatorWritesOne() throws Exception {
    // given
    var file = folder.resolve("bundle.zip");

    // when
    var code = diagnose(file);

    // then
    assertThat(code).as("%s", said).isZero();
    assertThat(asked).containsExactly("POST /api/v1/runtime/bundle Bearer token-of-the-world");
    assertThat(file).hasContent("PK");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(said.toString()).contains("bundle.zip (2 bytes)");
  }

  @Test
  void shouldLeaveNoFileAndSayWhyWhenTheOperatorRefuses() throws Exception {
    // given
    status = 409;
    answer = "{\"detail\": \"a bundle is being written\"}";
    var file = folder.resolve("bundle.zip");

    // when
    var code = diagnose(file);

    // then
    assertThat(code).isNotZero();
    assertThat(said.toString()).contains("409").contains("a bundle is being written");
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("world.json", "secrets");
    }
  }

  @Test
  void shouldSayThatTheOperatorDoesNotAnswerWhenItIsAway() {
    // given
    operator.stop(0);

    // when
    var code = diagnose(folder.resolve("bundle.zip"));

    // then
    assertThat(code).isNotZero();
    assertThat(said.toString()).contains("does not answer");
  }
}
