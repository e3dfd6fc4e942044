package dev.skybridge.acceptance.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real {@code kubectl}, as {@code ./skybridge kubectl} runs it. */
public final class Kubectl {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Path program;
  private final Path kubeconfig;

  Kubectl(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  /** Where it is. */
  public Path program() {
    return program;
  }

  /** Runs {@code kubectl} with these arguments; a refusal is a result. */
  public Programs.Ended run(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return Programs.run(command, Map.of("KUBECONFIG", kubeconfig.toString()), input, DEADLINE);
  }

  /** {@code kubectl apply -f -}, where success is expected. */
  public String apply(String yaml) {
    Programs.Ended ended = tryApply(yaml);
    if (!ended.succeeded()) {
      throw new AssertionError("kubectl apply: " + ended.text() + "\n" + yaml);
    }
    return ended.text();
  }

  /** {@code kubectl apply -f -}, where a refusal may be the point. */
  public Programs.Ended tryApply(String yaml) {
    return run(yaml, "apply", "-f", "-");
  }
}
