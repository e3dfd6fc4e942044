package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Open edX, a learning platform, as its own distribution Tutor writes it for Kubernetes: ten
 * Deployments, their Services, ConfigMaps and volume claims. Tutor is fetched from the Python
 * package index at test time, compared with the digest below, and only run; nothing of it is kept.
 */
final class OpenEdx {
  /** Its images, each with a server on the ports that the manifests declare. */
  static final List<String> IMAGES =
      List.of(
          "docker.io/overhangio/openedx",
          "docker.io/caddy",
          "docker.io/getmeili/meilisearch",
          "docker.io/mongo",
          "docker.io/mysql",
          "docker.io/redis",
          "docker.io/devture/exim-relay");

  /** Deployments in its manifests. */
  static final int DEPLOYMENTS = 10;

  /** Namespace that its manifests name. */
  static final String NAMESPACE = "openedx";

  private static final String TUTOR = "tutor==22.0.3";
  private static final String SHA256 =
      "b47ef13882e829d842b8fff8d8d16d3977876d7492af772852afbe12c929d029";

  /** What Tutor needs to write its files. */
  private static final List<String> NEEDS =
      List.of(
          "appdirs==1.4.4",
          "click==8.5.1",
          "importlib-metadata==10.2.0",
          "importlib-resources==7.1.0",
          "jinja2==3.1.6",
          "lazy-importer==0.1.0",
          "markupsafe==3.0.4",
          "packaging==26.3",
          "pycryptodome==4.4.0",
          "pyyaml==6.0.3",
          "typing-extensions==4.16.0",
          "zipp==4.1.2");

  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private OpenEdx() {}

  /**
   * Writes {@code env/}, untouched, and {@code deploy/}, a kustomization that leaves out the
   * one-off jobs as {@code tutor k8s start} does.
   */
  static void write(Path checkout) throws IOException {
    Path work = Files.createTempDirectory("skybridge-openedx");
    Path packages = work.resolve("packages");
    pip(
        "download",
        "--no-deps",
        "--no-binary",
        "tutor",
        "--dest",
        work.resolve("sdist").toString(),
        TUTOR);
    Path sdist = only(work.resolve("sdist"));
    assertThat(sha256(sdist)).as("digest of %s", sdist.getFileName()).isEqualTo(SHA256);
    List<String> install =
        new ArrayList<>(
            List.of("install", "--no-deps", "--target", packages.toString(), sdist.toString()));
    install.addAll(NEEDS);
    pip(install.toArray(String[]::new));
    Path root = work.resolve("root");
    run(
        Map.of(
            "PYTHONPATH",
            packages.toString(),
            "TUTOR_ROOT",
            root.toString(),
            "TUTOR_PLUGINS_ROOT",
            work.resolve("plugins").toString()),
        "python3",
        "-c",
        "from tutor.commands.cli import main; main()",
        "config",
        "save");
    copy(root.resolve("env"), checkout.resolve("env"));
    Files.createDirectories(checkout.resolve("deploy"));
    try (InputStream kustomization =
        OpenEdx.class.getResourceAsStream("/openedx/kustomization.yml")) {
      assertThat(kustomization).isNotNull();
      Files.copy(kustomization, checkout.resolve("deploy/kustomization.yml"));
    }
  }

  private static void pip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("python3", "-m", "pip"));
    command.addAll(List.of(arguments));
    command.add("--quiet");
    command.add("--disable-pip-version-check");
    run(Map.of("PIP_ROOT_USER_ACTION", "ignore"), command.toArray(String[]::new));
  }

  private static void run(Map<String, String> environment, String... command) {
    Programs.Ended ended = Programs.run(List.of(command), environment, "", DEADLINE);
    assertThat(ended.succeeded()).as("%s: %s", String.join(" ", command), ended.text()).isTrue();
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(file -> {
        try {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
