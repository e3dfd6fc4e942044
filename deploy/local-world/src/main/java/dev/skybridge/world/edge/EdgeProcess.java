package dev.skybridge.world.edge;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.process.ProcessSpec;
import dev.skybridge.world.process.Programs;
import dev.skybridge.world.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nginx with {@code deploy/edge}, as it would stand in front of several clouds. */
public final class EdgeProcess {
  private static final String NAME = "edge";
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Modules in the order in which they need each other. */
  private static final List<String> MODULES =
      List.of("ndk_http_module.so", "ngx_http_lua_module.so");

  /** Where the distributions put modules that are loaded at start. */
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/lib/nginx/modules"), Path.of("/usr/lib64/nginx/modules"));

  private final LocalWorld world;

  public EdgeProcess(LocalWorld world) {
    this.world = world;
  }

  /** Returns when it answers. */
  public void start() {
    Path state = world.layout().data("edge");
    Path log = world.processes().log(NAME);
    Path configuration = world.secrets().write("edge.conf", configuration(state, log));
    ProcessHandle handle =
        world
            .processes()
            .start(
                new ProcessSpec(
                    NAME,
                    List.of(program(), "-p", state.toString(), "-c", configuration.toString()),
                    Map.of(),
                    world.layout().state()));
    Readiness.await(
        NAME,
        handle,
        Readiness.http(URI.create(world.state().url("edge-admin") + "/healthz")),
        DEADLINE,
        log);
  }

  private String configuration(Path state, Path log) {
    Path folder = world.options().repository().resolve("deploy/edge");
    try {
      Files.createDirectories(state);
      return Files.readString(folder.resolve("nginx.conf"))
          .replace("@MODULES@", modules())
          .replace("@USER@", user())
          .replace("@STATE@", state.toString())
          .replace("@LOGS@", log.toString())
          .replace("@CODE@", folder.toString())
          .replace("@TOKEN_FILE@", "")
          .replace("@ADMIN@", "127.0.0.1:" + world.state().port("edge-admin"))
          .replace("@TRAFFIC@", "127.0.0.1:" + world.state().port("edge"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its workers keep a file in a folder that is ours alone; as root they would be someone else. */
  private static String user() {
    return "root".equals(System.getProperty("user.name")) ? "user root;" : "";
  }

  private static String modules() {
    Optional<Path> folder =
        FOLDERS.stream()
            .filter(found -> MODULES.stream().allMatch(m -> Files.exists(found.resolve(m))))
            .findFirst();
    return folder
        .map(found ->
            String.join(
                "\n", MODULES.stream().map(m -> "load_module " + found.resolve(m) + ";").toList()))
        .orElse("# this Nginx has Lua built in");
  }

  /** OpenResty has Lua built in; other Nginxes need the modules. */
  private static String program() {
    return Programs.onPath("openresty")
        .or(() -> Programs.onPath("nginx"))
        .orElseThrow(() ->
            new IllegalStateException(
                "nginx is not installed; on Debian: apt-get install nginx-light libnginx-mod-http-lua lua-cjson; on macOS: brew install openresty"))
        .toString();
  }
}
