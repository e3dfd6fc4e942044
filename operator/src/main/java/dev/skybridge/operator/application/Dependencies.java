package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.Condition;
import dev.skybridge.operator.application.ApplicationObserved.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * The shortest way from an application through {@code needed} back to it; empty where there is
   * none. It begins and ends with {@code name}.
   */
  Optional<List<String>> cycle(String name, String needed) {
    var reachedFrom = new HashMap<String, String>();
    reachedFrom.put(needed, name);
    var next = new ArrayDeque<>(List.of(needed));
    while (!next.isEmpty()) {
      var current = next.remove();
      if (current.equals(name)) {
        return Optional.of(wayTo(name, reachedFrom));
      }
      for (var further : needs(current)) {
        if (reachedFrom.putIfAbsent(further, current) == null) {
          next.add(further);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> wayTo(String name, Map<String, String> reachedFrom) {
    var backwards = new ArrayList<>(List.of(name));
    do {
      backwards.add(Objects.requireNonNull(reachedFrom.get(backwards.getLast())));
    } while (!backwards.getLast().equals(name));
    return List.copyOf(backwards.reversed());
  }

  private List<String> needs(String name) {
    return siblings.apply(name).map(a -> a.getSpec().dependsOn()).orElse(List.of());
  }

  private Dependency judge(String name, String needed) {
    var loop = cycle(name, needed);
    if (loop.isPresent()) {
      return new Dependency.Cycle(loop.get());
    }
    var found = siblings.apply(needed);
    if (found.isEmpty()) {
      return new Dependency.Missing(needed);
    }
    return isReady(found.get())
        ? new Dependency.Ready(needed)
        : new Dependency.NotReady(toCulprit(needed));
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
          needs(current).stream()
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
