package dev.skybridge.world.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The detached processes of one state folder, found again by the records in {@code run/}. */
public final class ProcessTable {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private static final long LOG_ROTATION_BYTES = 20L << 20;

  private final Path runFolder;
  private final Path logFolder;

  public ProcessTable(Path runFolder, Path logFolder) {
    this.runFolder = runFolder;
    this.logFolder = logFolder;
  }

  /**
   * Starts the process, or keeps the one that runs already with the same command and environment.
   * One that runs with others is replaced.
   */
  public ProcessHandle start(ProcessSpec spec) {
    Optional<ProcessRecord> record = find(spec.name());
    Optional<ProcessHandle> running = record.flatMap(ProcessRecord::handle);
    if (running.isPresent() && record.orElseThrow().fingerprint().equals(spec.fingerprint())) {
      return running.get();
    }
    stop(spec.name(), Duration.ofSeconds(10));
    try {
      Files.createDirectories(runFolder);
      Files.createDirectories(logFolder);
      Process process = launch(spec);
      ProcessHandle handle = process.toHandle();
      Instant startedAt = handle.info().startInstant().orElseGet(Instant::now);
      write(new ProcessRecord(spec.name(), handle.pid(), startedAt, spec.fingerprint()));
      return handle;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Asks the process to end, and ends it together with its children when it has not after the
   * grace.
   */
  public void stop(String name, Duration grace) {
    Optional<ProcessHandle> running = running(name);
    if (running.isPresent()) {
      ProcessHandle handle = running.get();
      List<ProcessHandle> family = Stream.concat(Stream.of(handle), handle.descendants()).toList();
      handle.destroy();
      if (!ended(handle, grace)) {
        handle.destroyForcibly();
      }
      for (ProcessHandle member : family) {
        if (member.isAlive() && !ended(member, Duration.ofSeconds(2))) {
          member.destroyForcibly();
          ended(member, Duration.ofSeconds(5));
        }
      }
    }
    forget(name);
  }

  /** Ends the process at once, as a crash would: {@code SIGKILL}, no chance to clean up. */
  public void kill(String name) {
    running(name)
        .ifPresent(handle -> {
          handle.destroyForcibly();
          ended(handle, Duration.ofSeconds(10));
        });
    forget(name);
  }

  public Optional<ProcessHandle> running(String name) {
    return find(name).flatMap(ProcessRecord::handle);
  }

  /** Names with a record, alive or not, sorted. */
  public List<String> names() {
    if (!Files.isDirectory(runFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(runFolder)) {
      return new ArrayList<>(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .map(name -> name.substring(0, name.length() - ".json".length()))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path log(String name) {
    return logFolder.resolve(name + ".log");
  }

  private Process launch(ProcessSpec spec) throws IOException {
    Path log = log(spec.name());
    if (Files.exists(log) && Files.size(log) > LOG_ROTATION_BYTES) {
      Files.move(
          log, logFolder.resolve(spec.name() + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(spec.workingDirectory().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(spec.environment());
    return builder.start();
  }

  private static boolean ended(ProcessHandle handle, Duration within) {
    try {
      handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return !handle.isAlive();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for pid " + handle.pid(), e);
    }
  }

  private Optional<ProcessRecord> find(String name) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), ProcessRecord.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void write(ProcessRecord record) throws IOException {
    Path temporary = runFolder.resolve(record.name() + ".tmp");
    JSON.writeValue(temporary.toFile(), record);
    Files.move(temporary, file(record.name()), StandardCopyOption.ATOMIC_MOVE);
  }

  private void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return runFolder.resolve(name + ".json");
  }
}
