package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.PropertyValue.OutputOf;
import dev.skybridge.model.ResourceGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import pulumirpc.Language.RunRequest;

/**
 * A typed graph as a Pulumi program: it registers the stack, one provider, and then each resource
 * as soon as those it needs are there. Ends when the engine has answered for each resource; a
 * resource whose predecessor failed is not registered.
 */
final class GraphProgram implements EngineProgram {
  private final ResourceGraph graph;
  private final Struct settings;
  private final String providerVersion;
  private final Map<String, Registration> existing;
  private final Executor threads;

  /** Settings of a provider that gets its credentials elsewhere. */
  static Struct in(String region) {
    return Struct.newBuilder().putFields("region", PropertyCodec.text(region)).build();
  }

  /**
   * For any number of runs.
   *
   * @param graph what to register
   * @param settings of the provider, the vendor's region among them
   * @param providerVersion version of the vendor's provider; empty where it does not say
   * @param existing how those are registered that were there before, by name
   * @param threads runs the registrations, all at once
   */
  GraphProgram(
      ResourceGraph graph,
      Struct settings,
      String providerVersion,
      Map<String, Registration> existing,
      Executor threads) {
    this.existing = Map.copyOf(existing);
    this.threads = threads;
    this.graph = graph;
    this.settings = settings;
    this.providerVersion = providerVersion;
  }

  @Override
  public Outcome run(EngineMonitor monitor, RunRequest request) {
    return run(monitor, request.getStack(), request.getDryRun());
  }

  /**
   * Registers everything with the engine.
   *
   * @param preview whether outputs may be missing: what does not exist yet has none
   */
  private Outcome run(EngineMonitor monitor, String stackName, boolean preview) {
    var stackUrn = monitor.registerStack(stackName);
    var provider =
        monitor.registerProvider(
            graph.provider().packageName(), settings, providerVersion, stackUrn);
    Map<String, CompletableFuture<Registered>> registrations = new HashMap<>();
    graph
        .resources()
        .forEach(resource -> registrations.put(resource.name(), new CompletableFuture<>()));
    for (var resource : graph.resources()) {
      threads.execute(
          () -> settle(resource, new Parent(monitor, stackUrn, provider, preview), registrations));
    }
    return outcome(monitor, stackUrn, registrations, preview);
  }

  private void settle(
      CloudResource resource,
      Parent parent,
      Map<String, CompletableFuture<Registered>> registrations) {
    var own = future(registrations, resource.name());
    try {
      Map<String, Registered> needed = new HashMap<>();
      for (var name : ResourceGraph.predecessors(resource)) {
        needed.put(name, future(registrations, name).join());
      }
      own.complete(register(resource, parent, needed));
    } catch (CompletionException e) {
      own.completeExceptionally(
          new RegistrationFailedException(
              resource.name() + " was not tried: something it needs failed"));
    } catch (RuntimeException e) {
      own.completeExceptionally(e);
    }
  }

  private Registered register(
      CloudResource resource, Parent parent, Map<String, Registered> needed) {
    var inputs =
        PropertyCodec.encode(resource.inputs(), output -> output(needed, output, parent.preview()));
    Map<String, Set<String>> dependencies = new TreeMap<>();
    resource.inputs().forEach((property, value) -> dependencies.put(property, urns(value, needed)));
    var all = needed.values().stream().map(Registered::urn).collect(Collectors.toSet());
    return parent
        .monitor()
        .register(resource, registration(resource), inputs, dependencies, all, parent);
  }

  private Registration registration(CloudResource resource) {
    var found = existing.get(resource.name());
    if (found != null) {
      return found;
    }
    if (resource.isExisting()) {
      throw new RegistrationFailedException(resource.name() + " was not looked up");
    }
    return new Registration.Own(resource.ignoreChanges());
  }

  private static Set<String> urns(PropertyValue value, Map<String, Registered> needed) {
    return switch (value) {
      case OutputOf output -> Set.of(get(needed, output.resource()).urn());
      case PropertyValue.ListOf list -> urns(list.values(), needed);
      case PropertyValue.MapOf map -> urns(map.entries().values(), needed);
      case PropertyValue.Joined joined -> urns(joined.parts(), needed);
      case PropertyValue.Text t -> Set.of();
      case PropertyValue.Numeric n -> Set.of();
      case PropertyValue.Bool b -> Set.of();
      case PropertyValue.Secret s -> Set.of();
    };
  }

  private static Set<String> urns(
      Collection<PropertyValue> values, Map<String, Registered> needed) {
    return values.stream()
        .flatMap(each -> urns(each, needed).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Outcome outcome(
      EngineMonitor monitor,
      String stackUrn,
      Map<String, CompletableFuture<Registered>> registrations,
      boolean preview) {
    List<String> failures = new ArrayList<>();
    Map<String, Registered> done = new HashMap<>();
    registrations.forEach((name, future) -> {
      try {
        done.put(name, future.join());
      } catch (CompletionException e) {
        failures.add(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
      }
    });
    if (!failures.isEmpty()) {
      return new Outcome(Map.of(), failures);
    }
    var outputs = PropertyCodec.encode(graph.outputs(), output -> output(done, output, preview));
    monitor.registerOutputs(stackUrn, outputs);
    return new Outcome(outputs.getFieldsMap(), failures);
  }

  private static Value output(Map<String, Registered> done, OutputOf output, boolean preview) {
    var producer = get(done, output.resource());
    if (output.property().equals("id")) {
      return producer.id().isEmpty() ? PropertyCodec.unknown() : PropertyCodec.text(producer.id());
    }
    var value = producer.outputs().getFieldsMap().get(output.property());
    if (value == null && preview) {
      return PropertyCodec.unknown();
    }
    if (value == null) {
      throw new RegistrationFailedException(
          "%s has no output %s".formatted(output.resource(), output.property()));
    }
    return value;
  }

  private static Registered get(Map<String, Registered> done, String name) {
    var registered = done.get(name);
    if (registered == null) {
      throw new RegistrationFailedException(name + " is not in the graph");
    }
    return registered;
  }

  private static CompletableFuture<Registered> future(
      Map<String, CompletableFuture<Registered>> registrations, String name) {
    var future = registrations.get(name);
    if (future == null) {
      throw new RegistrationFailedException(name + " is not in the graph");
    }
    return future;
  }

  /**
   * What every resource of a run shares.
   *
   * @param monitor the engine
   * @param stackUrn parent of each resource
   * @param provider reference to the provider: its urn and id
   * @param preview whether nothing is made
   */
  record Parent(EngineMonitor monitor, String stackUrn, String provider, boolean preview) {}

  /**
   * A resource as the engine answered.
   *
   * @param urn the engine's name
   * @param id the vendor's id; empty while unknown
   * @param outputs its properties
   */
  record Registered(String urn, String id, Struct outputs) {}

  /**
   * How a run ended.
   *
   * @param outputs the graph's outputs, none if a resource failed
   * @param failures what failed, for a person
   */
  record Outcome(Map<String, Value> outputs, List<String> failures) {
    /** Copies the collections. */
    Outcome {
      outputs = Map.copyOf(outputs);
      failures = List.copyOf(failures);
    }
  }
}
