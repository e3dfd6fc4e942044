package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.CodedOutputStream;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    /** There is nothing of the kind. */
    Ready NOTHING = new Ready(Map.of(), "");

    /**
     * Everything is there.
     *
     * @param registrations by name in the graph, of all resources that were there before
     * @param digest of what would be taken over, as it is now; empty where nothing would
     */
    record Ready(Map<String, Registration> registrations, String digest) implements Settled {
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
      return Settled.NOTHING;
    }
    session.configure();
    var finder = new ObjectFinder(session.calls());
    var registrations = new HashMap<String, Registration>();
    var digests = new TreeMap<String, String>();
    for (var resource : graph.resources()) {
      if (!resource.isExisting()) {
        continue;
      }
      var urn = stack.urn(resource.type(), resource.name());
      var found = find(finder, urn, resource);
      switch (ExistingPlanner.decide(resource, held.find(urn), found)) {
        case ExistingPlanner.Decision.Go(var registration) -> {
          registrations.put(resource.name(), registration);
          if (registration instanceof Registration.Import) {
            digests.put(resource.name(), digest(found.orElseThrow()));
          }
        }
        case ExistingPlanner.Decision.Stop(var problem) -> {
          return new Settled.Refused(problem);
        }
      }
    }
    return new Settled.Ready(
        registrations, digests.isEmpty() ? "" : EngineStack.sha256(digests.toString()));
  }

  /** Of the inputs: they decide what an import changes. */
  private static String digest(Found found) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = CodedOutputStream.newInstance(bytes);
      out.useDeterministicSerialization();
      found.inputs().writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("an array can be written to", e);
    }
    return found.id() + " " + EngineStack.sha256(bytes.toByteArray());
  }

  private static Optional<Found> find(ObjectFinder finder, String urn, CloudResource resource) {
    return switch (resource.origin()) {
      case Origin.Made _ -> Optional.empty();
      case Origin.TakenOver(String id) -> finder.read(urn, resource.type(), id);
      case Origin.Observed(String id) -> finder.read(urn, resource.type(), id);
    };
  }
}
