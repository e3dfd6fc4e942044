package dev.skybridge.operator.stack;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import dev.skybridge.operator.stack.StackOperation.Finished;
import dev.skybridge.operator.stack.StackOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides on a stack. Pure and total. */
final class StackPlanner {
  /** First wait after a failure that may pass by itself; doubles with each failure in a row. */
  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

  /**
   * Longest wait after such a failure: an outage of an hour is noticed to be over within a minute.
   */
  private static final Duration LAST_RETRY = Duration.ofSeconds(60);

  /**
   * A failure that needs a person is still tried now and then: quotas are raised without us being
   * told.
   */
  private static final Duration STALLED_RETRY = Duration.ofMinutes(10);

  /**
   * How soon a missing account or Secret is looked for again; their arrival also wakes the stack.
   */
  private static final Duration ACCESS_RETRY = Duration.ofSeconds(10);

  /**
   * What to do now.
   *
   * @param graphHash hash of the graph that was last brought up, if any
   */
  StackDecision decide(StackObserved observed, @Nullable String graphHash, Instant now) {
    if (observed.operation() instanceof StackOperation.Running running) {
      return observed.deleting() && running.kind() == Kind.UP
          ? new StackDecision.Cancel()
          : new StackDecision.Watch();
    }
    return observed.deleting() ? decideDeletion(observed, now) : decideUp(observed, graphHash, now);
  }

  private static StackDecision decideDeletion(StackObserved observed, Instant now) {
    if (observed.abandon()) {
      return new StackDecision.Release("resources stay: deletion policy Orphan, or force-abandon");
    }
    if (observed.operation() instanceof Finished finished && finished.kind() == Kind.DESTROY) {
      return switch (finished.outcome()) {
        case StackOutcome.Succeeded s -> new StackDecision.Release("destroy verified");
        case StackOutcome.Failed failed ->
            waitOrElse(finished, failed, now).orElseGet(StackDecision.Destroy::new);
      };
    }
    return switch (observed.access()) {
      case Access.Granted granted -> new StackDecision.Destroy();
      case Access.Denied denied when !observed.everOperated() ->
          new StackDecision.Release("nothing was ever made for it");
      case Access.Denied denied -> new StackDecision.Stall(denied.problem(), ACCESS_RETRY);
    };
  }

  private static StackDecision decideUp(
      StackObserved observed, @Nullable String graphHash, Instant now) {
    if (observed.paused()) {
      return new StackDecision.Hold(
          new Problem(Reason.PAUSED, "paused by annotation"), STALLED_RETRY);
    }
    if (observed.access() instanceof Access.Denied denied) {
      return new StackDecision.Stall(denied.problem(), ACCESS_RETRY);
    }
    return switch (observed.mapping()) {
      case MappedGraph.Absent absent -> new StackDecision.Stall(absent.problem(), STALLED_RETRY);
      case MappedGraph.Present wanted -> {
        if (observed.operation() instanceof Finished finished
            && finished.kind() == Kind.UP
            && finished.graphHash().equals(wanted.hash())) {
          yield switch (finished.outcome()) {
            case StackOutcome.Succeeded s -> new StackDecision.Rest();
            case StackOutcome.Failed failed ->
                waitOrElse(finished, failed, now)
                    .orElseGet(() -> new StackDecision.Up(wanted.graph(), wanted.hash()));
          };
        }
        yield wanted.hash().equals(graphHash)
            ? new StackDecision.Rest()
            : new StackDecision.Up(wanted.graph(), wanted.hash());
      }
    };
  }

  private static Optional<StackDecision> waitOrElse(
      Finished finished, StackOutcome.Failed failed, Instant now) {
    var permanent = failed.failureClass() == StackOutcome.FailureClass.PERMANENT;
    var pause = permanent ? STALLED_RETRY : backoff(finished.attempts(), failed.retryAfter());
    var left = Duration.between(now, finished.finishedAt().plus(pause));
    if (!left.isPositive()) {
      return Optional.empty();
    }
    var problem = new Problem(failed.reason(), failed.message());
    return Optional.of(
        permanent ? new StackDecision.Stall(problem, left) : new StackDecision.Hold(problem, left));
  }

  private static Duration backoff(int attempts, Duration atLeast) {
    var doublings = Math.clamp(attempts - 1L, 0, 10);
    var pause = FIRST_RETRY.multipliedBy(1L << doublings);
    var bounded = pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause;
    return bounded.compareTo(atLeast) < 0 ? atLeast : bounded;
  }
}
