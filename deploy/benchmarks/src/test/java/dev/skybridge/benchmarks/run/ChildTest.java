package dev.skybridge.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private record Answer(int value) {}

  @Test
  void shouldReadTheFiguresWhenTheProcessPrintsThem() throws Exception {
    var answer = Child.figures(List.of("echo", "{\"value\": 42}"), Answer.class, LONG);

    assertThat(answer.value()).isEqualTo(42);
  }

  @Test
  void shouldFailWhenTheProcessFails() {
    assertThatThrownBy(() -> Child.figures(List.of("false"), Answer.class, LONG))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("failed with 1");
  }

  @Test
  void shouldEndTheProcessWhenItIsNotDoneInTime() {
    assertThatThrownBy(
            () -> Child.figures(List.of("sleep", "60"), Answer.class, Duration.ofMillis(50)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not done within");
  }
}
