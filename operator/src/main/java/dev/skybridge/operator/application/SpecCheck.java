package dev.skybridge.operator.application;

import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds in a spec what the schema can't refuse: references that lead nowhere, and cycles. Pure. */
final class SpecCheck {
  private SpecCheck() {}

  /** The first problem, if any. */
  static Optional<Problem> problem(ApplicationSpec spec) {
    var resources =
        spec.resources().stream()
            .collect(Collectors.toMap(ResourceSpec::name, Function.identity(), (a, b) -> a));
    return unknownBinding(spec, resources.keySet())
        .or(() -> unknownDependency(spec, resources.keySet()))
        .or(() -> unknownExisting(spec, resources.keySet()))
        .or(() -> cycle(resources));
  }

  private static Optional<Problem> unknownBinding(ApplicationSpec spec, Set<String> resources) {
    for (var component : spec.components()) {
      for (var binding : component.bindings()) {
        if (!resources.contains(binding)) {
          return Optional.of(
              new Problem(
                  Reason.INVALID_SPEC,
                  "component "
                      + component.name()
                      + " binds "
                      + binding
                      + ", which spec.resources does not have"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> unknownDependency(ApplicationSpec spec, Set<String> resources) {
    for (var resource : spec.resources()) {
      for (var needed : resource.dependsOn()) {
        if (!resources.contains(needed)) {
          return Optional.of(
              new Problem(
                  Reason.DEPENDENCY_NOT_FOUND,
                  "resource "
                      + resource.name()
                      + " depends on "
                      + needed
                      + ", which spec.resources does not have"));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> unknownExisting(ApplicationSpec spec, Set<String> resources) {
    for (var placement : spec.placements()) {
      var seen = new HashSet<String>();
      for (var existing : placement.existing()) {
        if (!resources.contains(existing.resource()) || !seen.add(existing.resource())) {
          return Optional.of(
              new Problem(
                  Reason.INVALID_SPEC,
                  "placement %s says that %s exists already, %s"
                      .formatted(
                          placement.name(),
                          existing.resource(),
                          resources.contains(existing.resource())
                              ? "and says so twice"
                              : "which spec.resources does not have")));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> cycle(Map<String, ResourceSpec> resources) {
    var done = new HashSet<String>();
    for (var name : resources.keySet().stream().sorted().toList()) {
      var path = visit(name, resources, done, new ArrayList<>());
      if (path.isPresent()) {
        return Optional.of(
            new Problem(
                Reason.DEPENDENCY_CYCLE,
                "resources depend on each other: " + String.join(" → ", path.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<String>> visit(
      String name, Map<String, ResourceSpec> resources, Set<String> done, List<String> path) {
    if (done.contains(name)) {
      return Optional.empty();
    }
    var seen = path.indexOf(name);
    if (seen >= 0) {
      var loop = new ArrayList<>(path.subList(seen, path.size()));
      loop.add(name);
      return Optional.of(loop);
    }
    path.add(name);
    var resource = resources.get(name);
    for (var needed : resource == null ? List.<String>of() : resource.dependsOn()) {
      var loop = visit(needed, resources, done, path);
      if (loop.isPresent()) {
        return loop;
      }
    }
    path.removeLast();
    done.add(name);
    return Optional.empty();
  }
}
