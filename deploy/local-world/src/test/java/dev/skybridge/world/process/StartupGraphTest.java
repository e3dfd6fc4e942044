package dev.skybridge.world.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StartupGraphTest {
  @Test
  void shouldRunStepsAfterThoseTheyStandOn() {
    // given
    List<String> done = new CopyOnWriteArrayList<>();
    StartupGraph graph =
        new StartupGraph()
            .step("store", List.of(), () -> done.add("store"))
            .step("api", List.of("store"), () -> done.add("api"))
            .step("nodes", List.of("api"), () -> done.add("nodes"));

    // when
    graph.run((step, took) -> {});

    // then
    assertThat(done).containsExactly("store", "api", "nodes");
  }

  @Test
  void shouldReportTheFirstFailureAndLeaveOutWhatStandsOnIt() {
    // given
    List<String> done = new CopyOnWriteArrayList<>();
    StartupGraph graph =
        new StartupGraph()
            .step(
                "store",
                List.of(),
                () -> {
                  throw new IllegalStateException("store ended before it was ready");
                })
            .step("git", List.of(), () -> done.add("git"))
            .step("api", List.of("store"), () -> done.add("api"));

    // then
    assertThatThrownBy(() -> graph.run((step, took) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("store ended");
    assertThat(done).containsExactly("git");
  }

  @Test
  void shouldRefuseAStepThatStandsOnAnUnknownOne() {
    assertThatThrownBy(() -> new StartupGraph().step("api", List.of("store"), () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("store");
  }
}
