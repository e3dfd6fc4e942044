package dev.skybridge.operator.adapter.pulumi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One call of the engine's program. Arguments never hold a secret; the environment holds all that
 * the engine gets to see, so that nothing of the operator's own leaks into it.
 *
 * @param arguments after the program's name
 * @param environment complete
 */
record EngineCommand(List<String> arguments, Map<String, String> environment) {
  /** Copies the collections. */
  EngineCommand {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Makes a stack, with a new encryption salt in the stack file. */
  static EngineCommand init(PulumiSettings settings, EngineStack stack) {
    return new EngineCommand(
        List.of(
            "stack",
            "init",
            stack.name(),
            "--secrets-provider",
            "passphrase",
            "--no-select",
            "--non-interactive"),
        environment(settings, OptionalInt.empty(), ""));
  }

  /**
   * An operation.
   *
   * @param operation which
   * @param hostPort our language host and event sink
   * @param relayPort our provider relay
   * @param packageName the provider that is relayed
   * @param limits what it keeps to
   */
  static EngineCommand operation(
      PulumiSettings settings,
      EngineStack stack,
      Operation operation,
      int hostPort,
      int relayPort,
      String packageName,
      Limits limits) {
    var arguments = new ArrayList<String>();
    arguments.add(operation.engineWord());
    arguments.addAll(
        List.of(
            "--stack",
            stack.name(),
            "--client",
            "127.0.0.1:" + hostPort,
            "--event-log",
            "tcp://127.0.0.1:" + hostPort,
            "--exec-kind",
            "auto.inline",
            "--non-interactive",
            "--suppress-outputs",
            "--suppress-progress",
            "--color",
            "never"));
    arguments.addAll(
        switch (operation) {
          case UP, REFRESH -> List.of("--yes", "--skip-preview");
          case DESTROY -> List.of("--yes", "--skip-preview", "--remove");
          case PLAN -> List.of();
          case INSPECT -> List.of("--preview-only");
        });
    var plan = limits.plan();
    if (plan != null) {
      arguments.add(operation == Operation.PLAN ? "--save-plan" : "--plan");
      arguments.add(plan.toString());
    }
    limits.targets().forEach(target -> arguments.addAll(List.of("--target", target)));
    return new EngineCommand(
        arguments, environment(settings, OptionalInt.of(relayPort), packageName));
  }

  private static Map<String, String> environment(
      PulumiSettings settings, OptionalInt relayPort, String packageName) {
    var all = new HashMap<String, String>();
    all.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    all.put("HOME", settings.home().toString());
    all.put("USER", Optional.ofNullable(System.getProperty("user.name")).orElse("skybridge"));
    all.put("PULUMI_HOME", settings.home().toString());
    all.put("PULUMI_BACKEND_URL", settings.backendUrl().reveal());
    all.put("PULUMI_CONFIG_PASSPHRASE_FILE", settings.passphraseFile().toString());
    all.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    all.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
    all.put("PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS", "true");
    all.put("PULUMI_DEBUG_COMMANDS", "true"); // offers --event-log
    all.put("PULUMI_EXPERIMENTAL", "true"); // offers --save-plan and --plan
    relayPort.ifPresent(port -> all.put("PULUMI_DEBUG_PROVIDERS", packageName + ":" + port));
    return all;
  }

  /**
   * What an operation keeps to.
   *
   * @param plan file with the plan that an up keeps to, or that a preview writes; null for neither
   * @param targets urns of the resources that it works on; empty for all
   */
  record Limits(@Nullable Path plan, List<String> targets) {
    /** Copies the list. */
    Limits {
      targets = List.copyOf(targets);
    }
  }

  /** What the engine is asked to do. */
  enum Operation {
    /** Bring the stack to the graph. */
    UP,
    /** Read the cloud into the state. */
    REFRESH,
    /** Delete everything, then the stack. */
    DESTROY,
    /** Find out what an up would do. */
    PLAN,
    /** Compare the cloud with the state. */
    INSPECT;

    /** The kind in the operation log and in traces. */
    String command() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The engine's command. */
    private String engineWord() {
      return switch (this) {
        case UP -> "up";
        case REFRESH, INSPECT -> "refresh";
        case DESTROY -> "destroy";
        case PLAN -> "preview";
      };
    }

    /** Whether its steps are of interest with their properties. */
    boolean isDetailed() {
      return this == PLAN || this == INSPECT;
    }
  }
}
