package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.model.SecretText;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticBundleTest {
  private static final Origin ORIGIN = Origin.here("waiter");

  private final Snapshots snapshots = new Snapshots();

  private record Pool(String name, int queued, Duration oldest, SecretText password, Object any) {}

  private DiagnosticBundle bundle(Scope scope) {
    var parts =
        new BundleParts(
            new LeakDetector(scope.tasks(), Patience.DEFAULT),
            Optional.empty(),
            snapshots,
            Map.of("skybridge", "1.2.3"),
            () -> Set.of("skybridge.token", "a.name"));
    return new DiagnosticBundle(parts, Clock.systemUTC());
  }

  private static Map<String, String> unzip(byte[] zip) throws IOException {
    var parts = new HashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return parts;
  }

  private static Map<String, String> written(DiagnosticBundle bundle) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var turn = bundle.begin()) {
      turn.writeTo(out);
    }
    return unzip(out.toByteArray());
  }

  @Test
  void shouldHaveAllPartsWhenItIsAskedFor() throws Exception {
    // given
    try (var scope = Scope.root("test")) {
      var end = new CountDownLatch(1);
      scope
          .executor(ORIGIN)
          .execute(() -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      snapshots.register(
          "pool/engine",
          () -> new Pool("engine", 3, Duration.ofSeconds(2), SecretText.of("planted"), this));

      // when
      var parts = written(bundle(scope));
      end.countDown();

      // then
      assertThat(parts)
          .containsOnlyKeys(
              "versions.json",
              "memory.json",
              "leaks.json",
              "tasks.json",
              "state/pool/engine.json",
              "config-names.txt",
              "threads.json",
              "failures.json");
      assertThat(parts.get("tasks.json")).contains("\"waiter\"").contains("DiagnosticBundleTest");
      assertThat(parts.get("threads.json")).contains("\"name\": \"waiter\"");
      assertThat(parts.get("versions.json")).contains("\"skybridge\" : \"1.2.3\"");
      assertThat(parts.get("config-names.txt")).isEqualTo("a.name\nskybridge.token\n");
      assertThat(parts.get("state/pool/engine.json"))
          .contains("\"queued\" : 3")
          .contains("\"oldest\" : \"PT2S\"")
          .contains("\"any\" : \"(DiagnosticBundleTest)\"");
      assertThat(parts.get("failures.json")).isEqualTo("{ }");
      assertThat(parts.values()).noneMatch(part -> part.contains("planted"));
    }
  }

  @Test
  void shouldNameAPartThatFailsWithoutItsMessageWhenOthersAreWritten() throws Exception {
    // given
    try (var scope = Scope.root("test")) {
      snapshots.register(
          "bad",
          () -> {
            throw new IllegalStateException("planted");
          });

      // when
      var parts = written(bundle(scope));

      // then
      assertThat(parts.get("state/bad.json"))
          .contains("java.lang.IllegalStateException")
          .doesNotContain("planted");
      assertThat(parts).containsKey("threads.json");
    }
  }

  @Test
  void shouldRefuseWhenOneIsBeingWritten() throws Exception {
    // given
    try (var scope = Scope.root("test")) {
      var bundle = bundle(scope);
      var first = bundle.begin();

      // when and then
      assertThatThrownBy(bundle::begin).isInstanceOf(DiagnosticBundle.InProgressException.class);
      first.close();
      first.close();
      try (var second = bundle.begin()) {
        assertThatThrownBy(bundle::begin).isInstanceOf(DiagnosticBundle.InProgressException.class);
        second.writeTo(OutputStream.nullOutputStream());
      }
    }
  }

  @Test
  void shouldFailWhenTheReceiverIsGone() throws Exception {
    // given
    var gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("gone");
          }
        };
    try (var scope = Scope.root("test");
        var turn = bundle(scope).begin()) {

      // when and then
      assertThatThrownBy(() -> turn.writeTo(gone)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void shouldLeaveOutWhatIsTooLarge() throws Exception {
    // given
    var out = new ByteArrayOutputStream();
    var bounded = new BoundedOutput(out, 10);
    bounded.write(new byte[8]);

    // when and then
    assertThatThrownBy(() -> bounded.write(new byte[3])).isInstanceOf(BoundedOutput.TooLarge.class);
    assertThat(out.size()).isEqualTo(8);
    assertThat(bounded.written()).isEqualTo(8);
  }

  @Test
  void shouldHoldNoSecretOfTheProcessWhenAnotherRecordingHasThem(@TempDir Path directory)
      throws Exception {
    // given a JVM with a secret in its environment, on its command line and in a property, and with
    // a recording of somebody else that has all events
    var zip = directory.resolve("bundle.zip");
    var others = directory.resolve("others.jfr");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-Dplanted.property=PLANTED-property",
                "-cp",
                System.getProperty("java.class.path"),
                BundleProcess.class.getName(),
                zip.toString(),
                others.toString(),
                "PLANTED-argument")
            .redirectErrorStream(true);
    builder.environment().put("PLANTED", "PLANTED-environment");

    // when
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();

    // then
    var recorded = new String(Files.readAllBytes(others), StandardCharsets.ISO_8859_1);
    assertThat(recorded).contains("PLANTED-environment", "PLANTED-property", "PLANTED-argument");
    var parts = unzip(Files.readAllBytes(zip));
    assertThat(parts).containsKeys("flight.jfr", "threads.json");
    assertThat(parts.get("failures.json")).isEqualTo("{ }");
    assertThat(parts.get("flight.jfr")).contains("jdk.GarbageCollection");
    for (var part : parts.entrySet()) {
      for (var encoding :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
        var planted = new String("PLANTED-".getBytes(encoding), StandardCharsets.ISO_8859_1);
        assertThat(part.getValue().contains(planted)).as(part.getKey()).isFalse();
      }
    }
  }
}
