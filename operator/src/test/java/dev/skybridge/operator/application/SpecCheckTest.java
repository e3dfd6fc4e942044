package dev.skybridge.operator.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.ExistingResource;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecCheckTest {

  @Test
  void shouldFindNothingInASoundSpec() {
    // given
    var spec = spec(List.of("db"), resource("db"), resource("cache", "db"));

    // when
    var problem = SpecCheck.problem(spec);

    // then
    assertThat(problem).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsSaidToExistButIsNotAskedFor() {
    assertThat(existing("db", "other"))
        .contains(
            new Problem(
                Reason.INVALID_SPEC,
                "placement main says that other exists already, which spec.resources does not have"));
    assertThat(existing("db", "db"))
        .contains(
            new Problem(
                Reason.INVALID_SPEC,
                "placement main says that db exists already, and says so twice"));
    assertThat(existing("db")).isEmpty();
  }

  private static Optional<Problem> existing(String... names) {
    var sound = spec(List.of(), resource("db"));
    var existing =
        Stream.of(names).map(name -> new ExistingResource(name, "id", List.of(), null)).toList();
    return SpecCheck.problem(
        new ApplicationSpec(
            null,
            sound.components(),
            sound.resources(),
            List.of(new PlacementSpec("main", "acc", null, null, existing, null, null, null)),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }

  @Test
  void shouldNameTheWholeCycle() {
    // given
    var spec =
        spec(
            List.of(),
            resource("a", "b"),
            resource("b", "c"),
            resource("c", "a"),
            resource("d", "a"));

    // when
    var problem = SpecCheck.problem(spec);

    // then
    assertThat(problem)
        .contains(
            new Problem(Reason.DEPENDENCY_CYCLE, "resources depend on each other: a → b → c → a"));
  }

  @Test
  void shouldRefuseABindingThatLeadsNowhere() {
    // given
    var spec = spec(List.of("db"), resource("other"));

    // when
    var problem = SpecCheck.problem(spec);

    // then
    assertThat(problem)
        .contains(
            new Problem(
                Reason.INVALID_SPEC, "component web binds db, which spec.resources does not have"));
  }

  @Test
  void shouldRefuseADependencyThatLeadsNowhere() {
    // given
    var spec = spec(List.of(), resource("a", "b"));

    // when
    var problem = SpecCheck.problem(spec);

    // then
    assertThat(problem.map(Problem::reason)).contains(Reason.DEPENDENCY_NOT_FOUND);
  }

  private static ApplicationSpec spec(List<String> bindings, ResourceSpec... resources) {
    var web =
        new ComponentSpec("web", "demo/web:1", 8080, null, null, null, null, List.of(), bindings);
    return new ApplicationSpec(
        null,
        List.of(web),
        List.of(resources),
        List.of(new PlacementSpec("main", "acc", null, null)),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ResourceSpec resource(String name, String... dependsOn) {
    return new ResourceSpec(
        name, ResourceType.POSTGRES, null, null, null, null, null, null, List.of(dependsOn), null);
  }
}
