package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.Condition;
import dev.skybridge.operator.application.ApplicationObserved.Dependency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How the applications that one depends on stand, with the path to what is really in the way. Pure
 * over what {@code siblings} answers.
 */
final class Dependencies {
  private final Function<String, Optional<Application>> siblings;

  /** Looks applications of the same namespace up by name. */
  Dependencies(Function<String, Optional<Application>> siblings) {
    this.siblings = siblings;
  }

  List<Dependency> of(Application application) {
    var name = application.getMetadata().getName();
    return application.getSpec().dependsOn().stream().map(needed -> judge(name, needed)).toList();
  }

  private Dependency judge(String name, String needed) {
    var loop = pathTo(needed, name, new HashSet<>());
    if (loop.isPresent()) {
      var path = new ArrayList<>(List.of(name));
      path.addAll(loop.get());
      return new Dependency.Cycle(path);
    }
    var found = siblings.apply(needed);
    if (found.isEmpty()) {
      return new Dependency.Missing(needed);
    }
    return isReady(found.get())
        ? new Dependency.Ready(needed)
        : new Dependency.NotReady(toCulprit(needed));
  }

  private Optional<List<String>> pathTo(String from, String goal, Set<String> seen) {
    if (from.equals(goal)) {
      return Optional.of(List.of(goal));
    }
    if (!seen.add(from)) {
      return Optional.empty();
    }
    for (var next : siblings.apply(from).map(a -> a.getSpec().dependsOn()).orElse(List.of())) {
      var rest = pathTo(next, goal, seen);
      if (rest.isPresent()) {
        var path = new ArrayList<>(List.of(from));
        path.addAll(rest.get());
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /**
   * Follows what is not ready until nothing below is in the way; a path has no cycle here, or it
   * would have been found before.
   */
  private List<String> toCulprit(String start) {
    var path = new ArrayList<>(List.of(start));
    var seen = new HashSet<>(path);
    var current = start;
    while (true) {
      var next =
          siblings.apply(current).map(a -> a.getSpec().dependsOn()).orElse(List.of()).stream()
              .filter(name -> siblings.apply(name).map(a -> !isReady(a)).orElse(true))
              .findFirst();
      if (next.isEmpty() || !seen.add(next.get())) {
        return path;
      }
      current = next.get();
      path.add(current);
    }
  }

  private static boolean isReady(Application application) {
    var status = application.getStatus();
    return status != null
        && status.conditions().stream()
            .filter(c -> c.type().equals("Ready"))
            .anyMatch(Condition::isTrue);
  }
}
