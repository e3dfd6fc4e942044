package dev.skybridge.world.services;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts {@link LocalServices} in a JVM of its own. */
public final class LocalServicesProcess {
  private static final String NAME = "local-services";
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final LocalWorld world;

  public LocalServicesProcess(LocalWorld world) {
    this.world = world;
  }

  /** Returns when PostgreSQL and Git answer. */
  public void start() {
    List<Path> classPath = JavaProgram.localWorldClassPath(world.options().repository());
    List<String> arguments =
        List.of(
            LocalServices.class.getName(),
            "--state=" + world.layout().state(),
            "--cache=" + world.options().cache(),
            "--pods=" + world.options().context().isEmpty());
    JavaProgram program =
        new JavaProgram(
            List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"),
            classPath,
            arguments);
    ProcessHandle handle =
        world
            .processes()
            .start(
                new ProcessSpec(
                    NAME,
                    program.command(),
                    Map.of("SKYBRIDGE_BUILD", JavaProgram.buildStamp(classPath.getFirst())),
                    world.layout().state()));
    Readiness.await(NAME, handle, health(""), DEADLINE, world.processes().log(NAME));
  }

  /** Returns when the pod runtime has seen the cluster's pods. */
  public void awaitPods() {
    ProcessHandle handle =
        world
            .processes()
            .running(NAME)
            .orElseThrow(() ->
                new IllegalStateException(NAME + " ended; see " + world.processes().log(NAME)));
    Readiness.await(NAME, handle, health("/pods"), DEADLINE, world.processes().log(NAME));
  }

  private Readiness.Check health(String part) {
    return Readiness.http(
        URI.create("http://127.0.0.1:" + world.state().port("git") + "/healthz" + part));
  }
}
