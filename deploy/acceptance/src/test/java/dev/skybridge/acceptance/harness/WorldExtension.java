package dev.skybridge.acceptance.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one world for the whole run, at its first use, and ends it with the run. */
final class WorldExtension implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(WorldExtension.class);

  /** What the world is made of; a folder without one of these is not a toolchain. */
  private static final String[] PROGRAMS = {
    "etcd", "kube-apiserver", "kwok", "kubectl", "pulumi", "argocd-server"
  };

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Path toolchain = toolchain();
    for (String program : PROGRAMS) {
      if (!Files.isExecutable(toolchain.resolve(program))) {
        return missing(toolchain.resolve(program));
      }
    }
    return ConditionEvaluationResult.enabled("toolchain in " + toolchain);
  }

  private static ConditionEvaluationResult missing(Path program) {
    String message =
        program
            + " is missing: run ./skybridge up once, or name a toolchain in SKYBRIDGE_TOOLCHAIN";
    if (Boolean.parseBoolean(System.getenv("SKYBRIDGE_REQUIRE_WORLD"))) {
      throw new IllegalStateException(message);
    }
    return ConditionEvaluationResult.disabled(message);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestWorld.class;
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("world", _ -> TestWorld.start(repository(), toolchain(), given()));
  }

  static Path repository() {
    return Path.of(
        Objects.requireNonNull(
            System.getProperty("skybridge.repository"), "system property skybridge.repository"));
  }

  private static Path toolchain() {
    return environment("SKYBRIDGE_TOOLCHAIN")
        .orElseGet(() -> repository().resolve(".skybridge").resolve("toolchain").resolve("bin"));
  }

  /** State folder of a world that runs already and goes on running. */
  private static Optional<Path> given() {
    return environment("SKYBRIDGE_WORLD");
  }

  private static Optional<Path> environment(String name) {
    Map<String, String> environment = System.getenv();
    return Optional.ofNullable(environment.get(name)).filter(s -> !s.isBlank()).map(Path::of);
  }
}
