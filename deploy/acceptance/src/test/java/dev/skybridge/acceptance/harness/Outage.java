package dev.skybridge.acceptance.harness;

import dev.skybridge.world.LocalWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes parts of the world away and brings them back. */
public final class Outage {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final LocalWorld world;

  /** Of this world. */
  public Outage(TestWorld world) {
    this.world = world.processes();
  }

  /** Ends a process as a crash would. */
  public void kill(String process) {
    world.processes().kill(process);
  }

  /** A process that neither answers nor ends: {@code SIGSTOP}. */
  public void freeze(String process) {
    signal("STOP", pid(process));
  }

  /** The frozen process goes on: {@code SIGCONT}. */
  public void thaw(String process) {
    signal("CONT", pid(process));
  }

  /** PostgreSQL ends, with every connection to it. */
  public void stopPostgres() {
    long pid = postgres();
    signal("INT", pid);
    Eventually.holds(
        "PostgreSQL ended",
        DEADLINE,
        () -> {
          if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            throw new AssertionError("PostgreSQL still runs");
          }
        });
  }

  /** Starts PostgreSQL again, with the process that keeps it. */
  public void startPostgres() {
    world.restart("local-services", false);
  }

  /** Starts what is missing. */
  public void startMissing() {
    LocalWorld.start(world.options(), (step, took) -> {});
  }

  private long pid(String process) {
    return world
        .processes()
        .running(process)
        .orElseThrow(() -> new AssertionError(process + " does not run"))
        .pid();
  }

  private long postgres() {
    Path file = world.layout().data("postgres").resolve("postmaster.pid");
    try {
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(String name, long pid) {
    Programs.Ended ended =
        Programs.run(List.of("kill", "-" + name, Long.toString(pid)), Map.of(), "", DEADLINE);
    if (!ended.succeeded()) {
      throw new AssertionError("kill -" + name + ": " + ended.text());
    }
  }
}
