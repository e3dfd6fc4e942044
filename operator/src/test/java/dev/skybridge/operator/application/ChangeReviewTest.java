package dev.skybridge.operator.application;

import static dev.skybridge.operator.application.Graphs.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.skybridge.crd.Application;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangeReviewTest {

  @Test
  void shouldRefuseToCloseACycleWithTheWholePath() {
    // given
    var known = Map.of("a", application("a", "b"), "b", application("b", "c"));

    // when
    var problem = review(known, Optional.empty(), application("c", "a"));

    // then
    assertThat(problem)
        .contains(
            new Problem(
                Reason.DEPENDENCY_CYCLE, "applications depend on each other: c → a → b → c"));
  }

  @Test
  void shouldSayWhatTheStatusWouldSay() {
    // given
    var known = Map.of("a", application("a", "b"));
    var after = application("b", "a");
    var observed =
        new ApplicationObserved(
            false,
            false,
            false,
            false,
            Map.of(),
            List.of(),
            new Dependencies(name -> Optional.ofNullable(known.get(name))).of(after),
            Map.of(),
            Map.of(),
            Optional.empty());

    // when
    var problem = review(known, Optional.empty(), after);
    var decision = new ApplicationPlanner().decide(after, observed);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            ApplicationDecision.Stall.class,
            stall -> {
              assertThat(problem).contains(stall.problem());
              assertThat(stall.blockedBy()).containsExactly("b", "a", "b");
            });
  }

  @Test
  void shouldRefuseAnApplicationThatDependsOnItself() {
    assertThat(review(Map.of(), Optional.empty(), application("a", "a")))
        .map(Problem::message)
        .contains("applications depend on each other: a → a");
  }

  @Test
  void shouldLetPassWhatIsNotThereYet() {
    assertThat(review(Map.of(), Optional.empty(), application("a", "later"))).isEmpty();
  }

  @Test
  void shouldNotHoldAgainstAChangeWhatWasLetInBefore() {
    // given: a cycle that came while the webhook was away
    var known =
        Map.of(
            "a",
            application("a", "b"),
            "b",
            application("b", "a", "c"),
            "c",
            application("c", "b", "x"));

    // when: one of its two loops is opened
    var repaired = review(known, Optional.of(application("b", "a", "c")), application("b", "a"));

    // then
    assertThat(repaired).isEmpty();
  }

  @Test
  void shouldLetAnythingPassThatIsBeingDeleted() {
    // given
    var known = Map.of("b", application("b", "a"));
    var deleting = application("a", "b");
    deleting.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

    // when, then
    assertThat(review(known, Optional.of(application("a")), deleting)).isEmpty();
  }

  @Test
  void shouldRefuseWhatTheSchemaCannotSeeInOneApplication() {
    // given
    var sound = Graphs.withBinding("a");
    var broken = Graphs.withBinding("a", "nothing");

    // when, then
    assertThat(review(Map.of(), Optional.of(sound), broken))
        .map(Problem::message)
        .contains("component web binds nothing, which spec.resources does not have");
    assertThat(review(Map.of(), Optional.of(broken), Graphs.withBinding("a", "other")))
        .as("it was broken before")
        .isEmpty();
  }

  /** Each number is a change: which application, and a bit for each one that it then depends on. */
  @Test
  void shouldRefuseExactlyWhatClosesACycle() {
    qt().withExamples(2000)
        .forAll(lists().of(integers().between(0, 6 * 64 - 1)).ofSizeBetween(1, 40))
        .checkAssert(changes -> {
          var known = new HashMap<String, Application>();
          for (var change : changes) {
            // given
            var name = Graphs.NAMES.get(change / 64);
            var after = application(name, Graphs.needs(change % 64));
            var then = new HashMap<>(known);
            then.put(name, after);

            // when
            var problem = review(known, Optional.ofNullable(known.get(name)), after);

            // then
            assertThat(problem.isEmpty()).as("%s", changes).isEqualTo(Graphs.canBeSorted(then));
            problem.ifPresent(found -> assertThat(isCycle(found, name, then)).isTrue());
            if (problem.isEmpty()) {
              known = then;
            }
          }
        });
  }

  /** Some changes come while nobody reviews, so there are cycles already. */
  @Test
  void shouldJudgeOnlyTheEdgesThatAreNew() {
    qt().withExamples(2000)
        .forAll(lists().of(integers().between(0, 6 * 64 - 1)).ofSizeBetween(1, 20))
        .checkAssert(changes -> {
          var known = new HashMap<String, Application>();
          for (var change : changes) {
            // given
            var name = Graphs.NAMES.get(change / 64);
            var before = Optional.ofNullable(known.get(name));
            var after = application(name, Graphs.needs(change % 64));
            var then = new HashMap<>(known);
            then.put(name, after);
            var old = Set.copyOf(before.map(a -> a.getSpec().dependsOn()).orElse(List.of()));

            // when
            var problem = review(known, before, after);

            // then
            assertThat(problem.isPresent())
                .as("%s", changes)
                .isEqualTo(
                    after.getSpec().dependsOn().stream()
                        .filter(needed -> !old.contains(needed))
                        .anyMatch(needed -> Graphs.reaches(then, needed, name)));
            known = then;
          }
        });
  }

  private static boolean isCycle(Problem problem, String name, Map<String, Application> graph) {
    var path = List.of(problem.message().replaceFirst(".*: ", "").split(" → "));
    for (var i = 1; i < path.size(); i++) {
      var from = graph.get(path.get(i - 1));
      if (from == null || !from.getSpec().dependsOn().contains(path.get(i))) {
        return false;
      }
    }
    return path.size() > 1 && path.getFirst().equals(name) && path.getLast().equals(name);
  }

  private static Optional<Problem> review(
      Map<String, Application> known, Optional<Application> before, Application after) {
    return ChangeReview.problem(before, after, name -> Optional.ofNullable(known.get(name)));
  }
}
