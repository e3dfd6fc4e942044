package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/**
 * The folder that the engine runs in for one stack: its project file and its stack file with the
 * encryption salt. Can be lost at any time.
 */
final class StackWorkspace {
  private static final String SALT = "encryptionsalt";

  private final Path folder;
  private final EngineStack stack;

  private StackWorkspace(Path folder, EngineStack stack) {
    this.folder = folder;
    this.stack = stack;
  }

  /** Makes the folder and the project file where they are missing. */
  static StackWorkspace open(Path workDirectory, EngineStack stack) {
    var folder = workDirectory.resolve(stack.name());
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var project = folder.resolve("Pulumi.yaml");
      if (!Files.exists(project)) {
        // The runtime is replaced by the language host that --client names.
        Files.writeString(project, "name: " + EngineStack.PROJECT + "\nruntime: java\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no work directory for " + stack.name(), e);
    }
    return new StackWorkspace(folder, stack);
  }

  /** Where the engine is started. */
  Path folder() {
    return folder;
  }

  /** What the engine prints to its standard error. */
  Path errors() {
    return folder.resolve("engine.err");
  }

  /** Where a plan stands while the engine writes or reads it. */
  Path planFile() {
    return folder.resolve("plan.json");
  }

  /** Puts a plan where the engine reads it. */
  void keepPlan(byte[] plan) {
    try {
      Files.write(planFile(), plan);
    } catch (IOException e) {
      throw new UncheckedIOException("the plan of " + stack.name() + " can't be written", e);
    }
  }

  /** The plan that the engine wrote; empty if it wrote none. */
  Optional<byte[]> plan() {
    try {
      return Optional.of(Files.readAllBytes(planFile()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the plan of " + stack.name() + " can't be read", e);
    }
  }

  /** Removes the plan. */
  void forgetPlan() {
    try {
      Files.deleteIfExists(planFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the plan of " + stack.name() + " can't be removed", e);
    }
  }

  /** The salt in the stack file. */
  Optional<String> salt() {
    try {
      var loaded = new Yaml().<Map<String, Object>>load(Files.readString(stackFile()));
      return Optional.ofNullable(loaded == null ? null : loaded.get(SALT)).map(Object::toString);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the stack file of " + stack.name() + " can't be read", e);
    }
  }

  /** Writes the stack file with a salt. */
  void keepSalt(String salt) {
    try {
      Files.writeString(stackFile(), SALT + ": " + salt + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the stack file of " + stack.name() + " can't be written", e);
    }
  }

  /** Removes the stack file, so that the engine makes a new salt. */
  void forgetSalt() {
    try {
      Files.deleteIfExists(stackFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the stack file of " + stack.name() + " can't be removed", e);
    }
  }

  /** Removes the folder. */
  void remove() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of " + stack.name() + " can't be removed", e);
    }
  }

  private Path stackFile() {
    return folder.resolve("Pulumi." + stack.name() + ".yaml");
  }
}
