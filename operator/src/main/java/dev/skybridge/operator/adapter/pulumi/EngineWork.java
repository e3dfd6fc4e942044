package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the engine.
 *
 * @param operation which
 * @param request as asked
 * @param stack the engine's name of the stack
 * @param number its row in the operation log
 * @param until its deadline
 * @param failures what fails at the provider
 * @param report says how it ended
 * @param threads runs what it serves
 * @param program a user's; null where the graph says what is wanted
 */
record EngineWork(
    Operation operation,
    StackRequest request,
    EngineStack stack,
    long number,
    Instant until,
    FailureLog failures,
    OutcomeReport report,
    Executor threads,
    UserPrograms.@Nullable Prepared program) {

  /**
   * Without state, what was there before has to be looked at in order to plan; a program is run.
   */
  boolean needsEngine() {
    return switch (operation) {
      case UP -> true;
      case PLAN -> program != null || (!request.isDestroy() && request.graph().hasExisting());
      case INSPECT, REFRESH, DESTROY -> false;
    };
  }

  /** Whatever the state says of them: what is only to be read is never deleted. */
  Set<String> observed() {
    return urns(CloudResource::isObserved);
  }

  /** A comparison with the cloud may find that it would; only what leads to an up is ended. */
  Set<String> takenOver() {
    return switch (operation) {
      case PLAN, UP -> urns(CloudResource::isExisting);
      case INSPECT, REFRESH, DESTROY -> Set.of();
    };
  }

  /** What the graph asks for. */
  Set<String> wanted() {
    return urns(resource -> true);
  }

  private Set<String> urns(Predicate<CloudResource> which) {
    return request.graph().resources().stream()
        .filter(which)
        .map(resource -> stack.urn(resource.type(), resource.name()))
        .collect(Collectors.toSet());
  }

  /** What the operation is limited to; empty for all. */
  List<String> targets(EngineState state) {
    if (request.program() != null) {
      return state.checkpoint(stack).orElse(Checkpoint.EMPTY).vendorResources().stream()
          .filter(resource -> request.targets().contains(resource.name()))
          .map(Checkpoint.HeldResource::urn)
          .toList();
    }
    return request.graph().resources().stream()
        .filter(resource -> request.targets().contains(resource.name()))
        .map(resource -> stack.urn(resource.type(), resource.name()))
        .toList();
  }
}
