package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.operator.application.ApplicationObserved.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says what is wrong with a change of an Application, in the words that its status would have.
 * Pure.
 *
 * <p>Only what the change brings is held against it: what was let in before may be changed and
 * repaired step by step, and its status says what is wrong with it.
 */
public final class ChangeReview {
  private ChangeReview() {}

  /**
   * The first problem that the change brings, if any.
   *
   * @param before the object as it stands; empty where it is new
   * @param after the object as it is to be
   * @param siblings looks applications of the same namespace up by name
   */
  public static Optional<Problem> problem(
      Optional<Application> before,
      Application after,
      Function<String, Optional<Application>> siblings) {
    var spec = after.getSpec();
    var old = before.map(Application::getSpec);
    if (after.isMarkedForDeletion() || old.filter(spec::equals).isPresent()) {
      return Optional.empty();
    }
    return unsound(old, spec)
        .or(() ->
            cycle(
                after.getMetadata().getName(),
                added(old.map(ApplicationSpec::dependsOn).orElse(List.of()), spec.dependsOn()),
                new Dependencies(siblings)));
  }

  private static Optional<Problem> unsound(
      Optional<ApplicationSpec> before, ApplicationSpec after) {
    return before.flatMap(SpecCheck::problem).isPresent()
        ? Optional.empty()
        : SpecCheck.problem(after);
  }

  private static List<String> added(List<String> before, List<String> after) {
    var added = new ArrayList<>(after);
    added.removeAll(before);
    return added;
  }

  private static Optional<Problem> cycle(
      String name, List<String> added, Dependencies dependencies) {
    return added.stream()
        .flatMap(needed -> dependencies.cycle(name, needed).stream())
        .map(path -> new Dependency.Cycle(path).problem())
        .findFirst();
  }
}
