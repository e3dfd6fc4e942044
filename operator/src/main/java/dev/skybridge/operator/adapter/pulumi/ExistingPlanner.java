package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.adapter.pulumi.Checkpoint.HeldResource;
import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Decides how a resource that was there before is made known to the engine. Pure. */
final class ExistingPlanner {
  private ExistingPlanner() {}

  /** The decision. */
  sealed interface Decision {
    /**
     * Like this.
     *
     * @param registration how
     */
    record Go(Registration registration) implements Decision {}

    /**
     * Not at all.
     *
     * @param problem why
     */
    record Stop(Problem problem) implements Decision {}
  }

  /**
   * Decides.
   *
   * @param resource what is wanted
   * @param held what the stack's state has under its name
   * @param found what the vendor has under its id
   */
  static Decision decide(
      CloudResource resource, Optional<HeldResource> held, Optional<Found> found) {
    return switch (resource.origin()) {
      case Origin.Made _ -> go(new Registration.Own(resource.ignoreChanges()));
      case Origin.Observed(String id) ->
          found
              .map(object ->
                  isOther(held, object)
                      ? conflict(resource, id, held)
                      : go(new Registration.Read(object.id())))
              .orElseGet(() -> missing(resource, id));
      case Origin.TakenOver(String id) ->
          found
              .map(object ->
                  isOther(held, object)
                      ? conflict(resource, id, held)
                      : takeOver(resource, held.filter(known -> !known.external()), object))
              .orElseGet(() -> missing(resource, id));
    };
  }

  /** What is already ours keeps what its state has; what becomes ours, what is found. */
  private static Decision takeOver(
      CloudResource resource, Optional<HeldResource> held, Found found) {
    return go(
        held.<Registration>map(known -> new Registration.Own(kept(resource, known.inputs())))
            .orElseGet(() ->
                new Registration.Import(
                    found.id(), kept(resource, InputNames.of(found.inputs())))));
  }

  /** The engine would delete what it holds in order to put the other in its place. */
  private static boolean isOther(Optional<HeldResource> held, Found found) {
    return held.filter(known -> !known.external() && !known.id().equals(found.id())).isPresent();
  }

  private static Decision go(Registration registration) {
    return new Decision.Go(registration);
  }

  private static Decision missing(CloudResource resource, String id) {
    return new Decision.Stop(
        new Problem(
            Reason.EXISTING_NOT_FOUND,
            "%s: the vendor has no %s with the id %s"
                .formatted(resource.owner(), resource.type(), id)));
  }

  private static Decision conflict(CloudResource resource, String id, Optional<HeldResource> held) {
    return new Decision.Stop(
        new Problem(
            Reason.EXISTING_CONFLICT,
            "%s is to be %s, but the stack has %s under this name"
                .formatted(resource.owner(), id, held.map(HeldResource::id).orElse("nothing"))));
  }

  /**
   * Properties that stay: those that the graph says so of, and those that it says nothing of, also
   * within the maps that it has, such as tags.
   */
  private static List<String> kept(CloudResource resource, InputNames inputs) {
    var kept = new TreeSet<>(resource.ignoreChanges());
    kept.addAll(inputs.notIn(resource.inputs()));
    return List.copyOf(kept);
  }
}
