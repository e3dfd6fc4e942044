package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.kube.ConsoleAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has the running operator write a diagnostic bundle, and saves it. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Save a diagnostic bundle of the running operator.")
final class DiagnoseCommand implements Callable<Integer> {
  /** A bundle of a busy operator takes a few seconds. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private static final int OK = 200;
  private static final int MOST_OF_A_PROBLEM = 4096;

  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--out", description = "File to write; by default skybridge-TIME.zip here.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalWorld world = root.world();
    if (!world.state().urls().containsKey("console")) {
      throw new IllegalStateException("no operator runs here. Cure: ./skybridge up");
    }
    Path file = (out == null ? Path.of(name()) : out).toAbsolutePath();
    Path part =
        Files.createTempFile(
            file.getParent(),
            "bundle",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      fetch(world, part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    spec.commandLine().getOut().printf("%s (%,d bytes)%n", file, Files.size(file));
    return 0;
  }

  private static String name() {
    return LocalDateTime.now(ZoneId.systemDefault())
        .format(DateTimeFormatter.ofPattern("'skybridge-'yyyyMMdd-HHmmss'.zip'"));
  }

  private static void fetch(LocalWorld world, Path into) throws IOException, InterruptedException {
    URI address = URI.create(world.state().url("console") + "/api/v1/runtime/bundle");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(DEADLINE)
            .header("Authorization", "Bearer " + world.secrets().read(ConsoleAccess.TOKEN))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != OK) {
          var problem = new String(body.readNBytes(MOST_OF_A_PROBLEM), StandardCharsets.UTF_8);
          throw new IllegalStateException(
              "the operator answers %d: %s".formatted(answer.statusCode(), problem));
        }
        // Into the file that is there: a new one would be readable by others.
        try (OutputStream file = Files.newOutputStream(into)) {
          body.transferTo(file);
        }
      }
    } catch (ConnectException e) {
      throw new IllegalStateException("the operator does not answer. See ./skybridge status", e);
    }
  }
}
