package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import dev.skybridge.operator.adapter.store.StackSecrets;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes sure that a stack exists and that its encryption salt is known here and in the database.
 */
final class StackSetup {
  private static final Duration INIT = Duration.ofSeconds(60);

  private final PulumiSettings settings;
  private final EngineState state;
  private final StackSecrets secrets;

  StackSetup(PulumiSettings settings, EngineState state, StackSecrets secrets) {
    this.settings = settings;
    this.state = state;
    this.secrets = secrets;
  }

  /** Ensures both. */
  Setup ensure(EngineStack stack, StackWorkspace workspace, Optional<Checkpoint> checkpoint) {
    var kept = secrets.salt(stack.name());
    if (checkpoint.isPresent()) {
      var salt = kept.or(() -> checkpoint.get().salt()).or(workspace::salt);
      if (salt.isPresent()) {
        keep(stack, workspace, kept, salt.get());
        return new Ready();
      }
      if (!checkpoint.get().resources().isEmpty()) {
        return new Refused(
            new Ended.NotStarted("the stack's encryption salt is lost, in state and database"));
      }
      state.remove(stack); // it holds nothing and nothing in it is encrypted: make it anew
    }
    workspace.forgetSalt();
    var ended =
        EngineProcess.run(
            settings.executable(), EngineCommand.init(settings, stack), workspace, INIT, p -> {});
    if (!(ended instanceof Ended.Well)) {
      return new Refused(ended);
    }
    var salt = workspace.salt();
    if (salt.isEmpty()) {
      return new Refused(new Ended.NotStarted("the engine made a stack without a salt"));
    }
    keep(stack, workspace, kept, salt.get());
    return new Ready();
  }

  private void keep(
      EngineStack stack, StackWorkspace workspace, Optional<String> kept, String salt) {
    if (!kept.equals(Optional.of(salt))) {
      secrets.keep(stack.name(), salt);
    }
    if (!workspace.salt().equals(Optional.of(salt))) {
      workspace.keepSalt(salt);
    }
  }

  /** Whether the stack can be operated on. */
  sealed interface Setup permits Ready, Refused {}

  /** It can. */
  record Ready() implements Setup {}

  /**
   * It can't.
   *
   * @param ended why
   */
  record Refused(Ended ended) implements Setup {}
}
