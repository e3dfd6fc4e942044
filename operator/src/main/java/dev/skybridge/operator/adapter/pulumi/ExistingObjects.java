package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks up what a graph says was there before, so that it is registered as what it is. */
final class ExistingObjects {
  private final EngineStack stack;
  private final Checkpoint held;
  private final ProviderSession session;

  /**
   * For one operation.
   *
   * @param held the stack's state before
   */
  ExistingObjects(EngineStack stack, Checkpoint held, ProviderSession session) {
    this.stack = stack;
    this.held = held;
    this.session = session;
  }

  /** What the lookup led to. */
  sealed interface Settled {
    /**
     * Everything is there.
     *
     * @param registrations by name in the graph, of all resources that were there before
     */
    record Ready(Map<String, Registration> registrations) implements Settled {
      /** Copies the map. */
      public Ready {
        registrations = Map.copyOf(registrations);
      }
    }

    /**
     * Something can't be registered.
     *
     * @param problem why
     */
    record Refused(Problem problem) implements Settled {}
  }

  /**
   * Looks all of them up.
   *
   * @throws io.grpc.StatusRuntimeException if the provider does not answer
   */
  Settled settle(ResourceGraph graph) {
    if (!graph.hasExisting()) {
      return new Settled.Ready(Map.of());
    }
    session.configure();
    var finder = new ObjectFinder(session.calls());
    var registrations = new HashMap<String, Registration>();
    for (var resource : graph.resources()) {
      if (!resource.isExisting()) {
        continue;
      }
      var urn = stack.urn(resource.type(), resource.name());
      switch (ExistingPlanner.decide(resource, held.find(urn), find(finder, urn, resource))) {
        case ExistingPlanner.Decision.Go(var registration) ->
            registrations.put(resource.name(), registration);
        case ExistingPlanner.Decision.Stop(var problem) -> {
          return new Settled.Refused(problem);
        }
      }
    }
    return new Settled.Ready(registrations);
  }

  private static Optional<Found> find(ObjectFinder finder, String urn, CloudResource resource) {
    return switch (resource.origin()) {
      case Origin.Made _ -> Optional.empty();
      case Origin.TakenOver(String id) -> finder.read(urn, resource.type(), id);
      case Origin.Observed(String id) -> finder.read(urn, resource.type(), id);
    };
  }
}
