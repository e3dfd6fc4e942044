package dev.skybridge.operator.adapter.pulumi;

import static dev.skybridge.operator.adapter.pulumi.UserProgramTest.failure;
import static dev.skybridge.operator.adapter.pulumi.UserProgramTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user's program must not be able to do, tried by one that wants to. */
class ProgramIsolationTest extends EngineTest {
  private static final int USER = 64320;

  @BeforeEach
  void needRoot() {
    assumeTrue(Sandbox.isPossible(), "a program is shut in by root only");
  }

  @Test
  void shouldReachNeitherNetworkNorFilesNorEnvironmentOfThePlatform() throws IOException {
    // given a server that stands for the API server, a database, and files of the operator's
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var worldReadable =
          Files.writeString(folder.resolve("kubeconfig"), "token: not-for-programs");
      var program =
          written(
              """
              tries.put("server", connect("127.0.0.1", %d));
              tries.put("database", connect("127.0.0.1", %d));
              tries.put("outside", connect("192.0.2.1", 443));
              tries.put("database socket", exists("/tmp/.s.PGSQL.%d"));
              tries.put("passphrase", exists("%s"));
              tries.put("kubeconfig", exists("%s"));
              tries.put("etc", exists("/etc/passwd"));
              tries.put("operator's environment", exists("/proc/%d/environ"));
              tries.put("environment", String.join(",", new java.util.TreeSet<>(System.getenv().keySet())));
              tries.put("user", run("id", "-u"));
              tries.put("groups", run("id", "-G"));
              tries.put("capabilities", run("sh", "-c", "grep -E '^Cap(Eff|Bnd|Prm)' /proc/self/status | cut -f2 | sort -u"));
              tries.put("no new privileges", run("sh", "-c", "grep NoNewPrivs /proc/self/status | cut -f2"));
              tries.put("write", run("sh", "-c", "echo x > /sdk/x || echo x > /work/x || echo x > /usr/x || echo no"));
              tries.put("mount", run("sh", "-c", "mount -t tmpfs none /tmp && echo yes || echo no"));
              tries.put("namespace", run("sh", "-c", "unshare --user --map-root-user true && echo yes || echo no"));
              """
                  .formatted(
                      server.getLocalPort(),
                      world.postgres().getPort(),
                      world.postgres().getPort(),
                      world.settings.passphraseFile(),
                      worldReadable,
                      ProcessHandle.current().pid()));

      // when
      var outcome = world.engine().up(request(program, "isolated", null));

      // then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              StackOutcome.Succeeded.class,
              done ->
                  assertThat(done.outputs())
                      .containsEntry("server", "refused")
                      .containsEntry("database", "refused")
                      .containsEntry("outside", "refused")
                      .containsEntry("database socket", "absent")
                      .containsEntry("passphrase", "absent")
                      .containsEntry("kubeconfig", "absent")
                      .containsEntry("etc", "absent")
                      .containsEntry("operator's environment", "absent")
                      .containsEntry("user", String.valueOf(USER))
                      .containsEntry("groups", String.valueOf(USER))
                      .containsEntry("capabilities", "0000000000000000")
                      .containsEntry("no new privileges", "1")
                      .containsEntry("write", "no")
                      .containsEntry("mount", "no")
                      .hasEntrySatisfying(
                          "environment",
                          names ->
                              assertThat(names.split(","))
                                  .allMatch(name ->
                                      name.startsWith("PULUMI_")
                                          || List.of(
                                                  "PATH", "HOME", "LANG", "PWD", "OLDPWD", "_",
                                                  "SHLVL")
                                              .contains(name))));
      assertThat(server.isClosed()).isFalse();
    }
    world.engine().destroy(request(program("gone"), "isolated", null));
  }

  @Test
  void shouldNotOutliveItsDeadlineWithAnythingItStarted() {
    // given
    var program =
        written(
            """
            run("sh", "-c", "setsid sleep 600 > /dev/null 2>&1 & echo started");
            while (true) { Math.random(); }
            """);

    // when
    var outcome = world.engine().up(request(program, "endless", null));

    // then
    assertThat(failure(outcome).reason()).isEqualTo(Reason.PROGRAM_TIMED_OUT);
    assertThat(processesOf(USER)).isEmpty();
    world.engine().destroy(request(program("gone"), "endless", null));
  }

  @Test
  void shouldNotUseOtherProvidersOtherStacksOrFilesOfThePlatform() {
    // given
    var stackReference =
        written("new com.pulumi.resources.StackReference(\"organization/skybridge/other\");");
    var command = written("new Any(\"command:local:Command\", \"c\");");
    var endpoint = written("new Any(\"pulumi:providers:aws\", \"p\", \"endpoints\");");
    var file =
        written(
            "new Any(\"aws:s3/bucketObject:BucketObject\", \"o\", new com.pulumi.asset.FileAsset(\"/etc/shadow\"));");

    // when and then
    for (var program : List.of(stackReference, command, endpoint, file)) {
      var failed = failure(world.engine().up(request(program, program.commit(), null)));
      assertThat(failed.reason()).as(failed.message()).isEqualTo(Reason.NOT_SUPPORTED);
    }
    assertThat(world.cloud.objects()).isEmpty();
    world.engine().destroy(request(program("gone"), "forbidden", null));
  }

  @Test
  void shouldSayWhyAProgramFailed() {
    // given
    var throwing = written("throw new IllegalStateException(\"no such team\");");
    var silent =
        world.programs.source(
            commit(), "public class Main { public static void main(String[] a) {} }");
    var wrong = world.programs.source(commit(), "public class Main { int x = \"text\"; }");
    var greedy =
        written(
            "var all = new java.util.ArrayList<byte[]>(); while (true) { all.add(new byte[1 << 24]); }");
    var missing =
        new ProgramSource("http://127.0.0.1/programs.git", commit(), "net/Main.java", null);

    // when
    var thrown = failure(world.engine().plan(request(throwing, "t", null)));
    var unregistered = failure(world.engine().plan(request(silent, "s", null)));
    var uncompiled = failure(world.engine().plan(request(wrong, "w", null)));
    var exhausted = failure(world.engine().plan(request(greedy, "g", null)));
    var unknown = failure(world.engine().plan(request(missing, "m", null)));

    // then
    assertThat(List.of(thrown, unregistered, uncompiled, exhausted))
        .allSatisfy(failed -> {
          assertThat(failed.reason()).as(failed.message()).isEqualTo(Reason.PROGRAM_FAILED);
          assertThat(failed.failureClass()).isEqualTo(StackOutcome.FailureClass.PERMANENT);
        });
    assertThat(thrown.message()).contains("no such team");
    assertThat(unregistered.message()).contains("must call Pulumi.run");
    assertThat(uncompiled.message()).contains("does not compile").contains("incompatible types");
    assertThat(exhausted.message()).contains("OutOfMemoryError");
    assertThat(unknown.reason()).isEqualTo(Reason.SOURCE_NOT_FOUND);
    world.engine().destroy(request(program("gone"), "failing", null));
  }

  private static ProgramSource program(String commit) {
    return new ProgramSource("http://127.0.0.1/programs.git", commit, "net/Main.java", null);
  }

  private static String commit() {
    return EngineStack.sha256(String.valueOf(System.nanoTime())).substring(0, 40);
  }

  private static ProgramSource written(String body) {
    return world.programs.source(
        commit(),
        """
        import com.pulumi.Pulumi;
        import java.util.TreeMap;
        public class Main {
          static String connect(String host, int port) {
            try (var socket = new java.net.Socket()) {
              socket.connect(new java.net.InetSocketAddress(host, port), 2000);
              return "reached";
            } catch (java.io.IOException e) {
              return "refused";
            }
          }
          static String exists(String path) {
            return java.nio.file.Files.exists(java.nio.file.Path.of(path)) ? "there" : "absent";
          }
          static String run(String... line) {
            try {
              var process = new ProcessBuilder(line).start();
              return new String(process.getInputStream().readAllBytes()).strip();
            } catch (java.io.IOException e) {
              return e.getMessage();
            }
          }
          static final class Any extends com.pulumi.resources.CustomResource {
            Any(String type, String name) { super(type, name, null, null); }
            Any(String type, String name, String setting) {
              super(type, name, new Setting(setting), null);
            }
            Any(String type, String name, com.pulumi.asset.AssetOrArchive asset) {
              super(type, name, new Asset(asset), null);
            }
          }
          static final class Setting extends com.pulumi.resources.ResourceArgs {
            @com.pulumi.core.annotations.Import(name = "endpoints")
            private final com.pulumi.core.Output<String> value;
            Setting(String value) { this.value = com.pulumi.core.Output.of(value); }
          }
          static final class Asset extends com.pulumi.resources.ResourceArgs {
            @com.pulumi.core.annotations.Import(name = "content")
            private final com.pulumi.core.Output<com.pulumi.asset.AssetOrArchive> value;
            Asset(com.pulumi.asset.AssetOrArchive value) { this.value = com.pulumi.core.Output.of(value); }
          }
          public static void main(String[] arguments) {
            Pulumi.run(context -> {
              var tries = new TreeMap<String, String>();
              if (context != null) { // the compiler must not see that what follows is not reached
                %s
              }
              tries.forEach((name, found) -> context.export(name, com.pulumi.core.Output.of(found)));
            });
          }
        }
        """
            .formatted(body));
  }

  private static List<Path> processesOf(int user) {
    try (var all = Files.list(Path.of("/proc"))) {
      return all.filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
          .filter(path -> {
            try {
              return Integer.valueOf(user).equals(Files.getAttribute(path, "unix:uid"));
            } catch (IOException e) {
              return false; // it has ended meanwhile
            }
          })
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
