package dev.skybridge.operator.application;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.model.Problem;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryTarget;
import java.time.Duration;
import java.util.List;

/** What to do about an application now. */
sealed interface ApplicationDecision {

  /**
   * Bring it to its spec.
   *
   * @param apply stacks to write
   * @param deliver placements to deliver, all that can be
   * @param waiting placements that can't be delivered yet, with what they wait for
   * @param remove placements that are no longer wanted
   * @param route what is done about its TrafficRoute
   */
  record Proceed(
      List<CloudStack> apply,
      List<DeliveryRequest> deliver,
      List<Waiting> waiting,
      List<Leaving> remove,
      RouteChange route)
      implements ApplicationDecision {
    /** Copies the lists. */
    public Proceed {
      apply = List.copyOf(apply);
      deliver = List.copyOf(deliver);
      waiting = List.copyOf(waiting);
      remove = List.copyOf(remove);
    }
  }

  /** What is done about the TrafficRoute. */
  sealed interface RouteChange {
    /** It is as it should be. */
    record None() implements RouteChange {}

    /**
     * It is written.
     *
     * @param route as it should be
     */
    record Write(TrafficRoute route) implements RouteChange {}

    /**
     * It is no longer wanted.
     *
     * @param name of it
     */
    record Drop(String namespace, String name) implements RouteChange {}
  }

  /**
   * Take everything away.
   *
   * @param placements with what is still known of them
   * @param abandon leave behind what can't be reached
   */
  record Remove(List<Leaving> placements, boolean abandon) implements ApplicationDecision {
    /** Copies the list. */
    public Remove {
      placements = List.copyOf(placements);
    }
  }

  /**
   * Wait for other applications.
   *
   * @param path names, nearest first
   */
  record Block(List<String> path) implements ApplicationDecision {
    /** Copies the list. */
    public Block {
      path = List.copyOf(path);
    }
  }

  /**
   * Do nothing for now.
   *
   * @param problem why
   */
  record Hold(Problem problem) implements ApplicationDecision {}

  /**
   * A person must help.
   *
   * @param problem what it is about
   * @param retryAfter when it is looked at again by itself
   * @param blockedBy applications that are in the way; of a cycle the whole path
   */
  record Stall(Problem problem, Duration retryAfter, List<String> blockedBy)
      implements ApplicationDecision {
    /** Copies the list. */
    public Stall {
      blockedBy = List.copyOf(blockedBy);
    }

    /** Nobody else is in the way. */
    Stall(Problem problem, Duration retryAfter) {
      this(problem, retryAfter, List.of());
    }
  }

  /**
   * A placement that waits for its stack.
   *
   * @param placement name
   * @param problem what it waits for
   */
  record Waiting(String placement, Problem problem) {}

  /**
   * A placement that goes: first its workloads, then its stack.
   *
   * @param target its delivery
   * @param stack name of its CloudStack, where there still is one
   */
  record Leaving(DeliveryTarget target, java.util.Optional<String> stack) {}
}
