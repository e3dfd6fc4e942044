package dev.skybridge.world.cloud;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.Readiness;
import dev.skybridge.world.services.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The clouds, simulated in a process of their own. */
public final class CloudSimulatorProcess {
  private static final String NAME = "cloud-simulator";
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final LocalWorld world;

  public CloudSimulatorProcess(LocalWorld world) {
    this.world = world;
  }

  /** Returns when the simulator answers. */
  public void start() {
    Path jar =
        JavaProgram.moduleJar(
            world.options().repository().resolve("deploy/cloud-simulator/target"), NAME + "-");
    Path accounts = new DemoAccounts(world).writeFile();
    List<String> arguments = new ArrayList<>(List.of("-jar", jar.toString()));
    arguments.add("--port-http=" + world.state().port("simulator-http"));
    arguments.add("--port-aws=" + world.state().port("simulator-aws"));
    arguments.add("--port-alicloud=" + world.state().port("simulator-alicloud"));
    arguments.add("--port-tencentcloud=" + world.state().port("simulator-tencentcloud"));
    arguments.add("--port-alicloud-api=" + world.state().port("simulator-alicloud-api"));
    arguments.add("--port-tencentcloud-api=" + world.state().port("simulator-tencentcloud-api"));
    arguments.add("--state=" + world.layout().data("clouds"));
    arguments.add("--accounts=" + accounts);
    arguments.addAll(world.options().parts().simulatorArguments());
    JavaProgram program =
        new JavaProgram(
            List.of(
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"),
            List.of(),
            arguments);
    ProcessHandle handle =
        world
            .processes()
            .start(
                new ProcessSpec(
                    NAME,
                    program.command(),
                    Map.of("SKYBRIDGE_BUILD", JavaProgram.buildStamp(jar)),
                    world.layout().state()));
    Readiness.await(
        NAME,
        handle,
        Readiness.http(URI.create(world.state().url("clouds") + "/health")),
        DEADLINE,
        world.processes().log(NAME));
  }
}
