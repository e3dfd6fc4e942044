package dev.skybridge.world.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command line of one of our own programs, on the JDK that runs the launcher.
 *
 * @param jvmOptions heap and collector
 * @param classPath jars, in order
 * @param arguments main class or {@code -jar x}, then its arguments
 */
public record JavaProgram(List<String> jvmOptions, List<Path> classPath, List<String> arguments) {
  public JavaProgram {
    jvmOptions = List.copyOf(jvmOptions);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /** The jars of this module as its build left them: the module's own, then those it needs. */
  public static List<Path> localWorldClassPath(Path repository) {
    Path target = repository.resolve("deploy/local-world/target");
    List<Path> jars = new ArrayList<>(jars(target, "local-world-"));
    if (jars.isEmpty()) {
      throw new IllegalStateException("local-world is not built: no jar in " + target);
    }
    jars.addAll(jars(target.resolve("lib"), ""));
    return jars;
  }

  /** The jar of a module as its build left it. */
  public static Path moduleJar(Path target, String prefix) {
    List<Path> found = jars(target, prefix);
    if (found.size() != 1) {
      throw new IllegalStateException(
          "expected one " + prefix + "*.jar in " + target + ": " + found);
    }
    return found.getFirst();
  }

  /** The program and its arguments. */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
    }
    command.addAll(arguments);
    return command;
  }

  /** Changes when the program was built anew, so that a running one gets replaced. */
  public static String buildStamp(Path jar) {
    try {
      return Files.getLastModifiedTime(jar).toMillis() + "-" + Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }

  private static List<Path> jars(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> {
            String name = file.getFileName().toString();
            return name.startsWith(prefix) && name.endsWith(".jar") && !name.contains("-tests");
          })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
