package dev.skybridge.operator.application;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision on an application rests on.
 *
 * @param deleting whether the object is being deleted
 * @param abandon whether what can't be reached may be left behind
 * @param paused whether it is paused
 * @param settled whether it was Ready at this generation
 * @param stacks its CloudStacks by placement
 * @param placed placements that an earlier reconcile delivered, from the status
 * @param dependencies how the applications that it depends on stand
 * @param secrets Secrets that its components name; empty where the Secret does not exist
 * @param passwords of its stacks: placement, then resource
 * @param route its TrafficRoute
 */
record ApplicationObserved(
    boolean deleting,
    boolean abandon,
    boolean paused,
    boolean settled,
    Map<String, CloudStack> stacks,
    List<PlacementStatus> placed,
    List<Dependency> dependencies,
    Map<String, Optional<SecretValues>> secrets,
    Map<String, Map<String, SecretText>> passwords,
    Optional<TrafficRoute> route) {

  /**
   * Values of one Secret.
   *
   * @param version changes with the values
   * @param values by key
   */
  record SecretValues(String version, Map<String, SecretText> values) {
    /** Copies the map. */
    SecretValues {
      values = Map.copyOf(values);
    }
  }

  /** How an application that this one depends on stands. */
  sealed interface Dependency {
    /**
     * It is ready.
     *
     * @param name of it
     */
    record Ready(String name) implements Dependency {}

    /**
     * It is not.
     *
     * @param path from it to the application at the end that is not ready itself
     */
    record NotReady(List<String> path) implements Dependency {}

    /**
     * There is none of that name.
     *
     * @param name of it
     */
    record Missing(String name) implements Dependency {}

    /**
     * It depends on this one.
     *
     * @param path of names, ending where it began
     */
    record Cycle(List<String> path) implements Dependency {
      /** What is said of it, in the status and at admission. */
      Problem problem() {
        return new Problem(
            Reason.DEPENDENCY_CYCLE,
            "applications depend on each other: " + String.join(" → ", path));
      }
    }
  }
}
