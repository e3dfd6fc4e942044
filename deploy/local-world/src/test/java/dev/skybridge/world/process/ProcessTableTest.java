package dev.skybridge.world.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldFindItsProcessAgainAndKeepIt() {
    // given
    ProcessTable table = table();
    ProcessHandle first = table.start(sleeper("600"));

    // when
    ProcessHandle second = table().start(sleeper("600"));

    // then
    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(table.names()).containsExactly("sleeper");
    table.stop("sleeper", Duration.ofSeconds(5));
    assertThat(first.isAlive()).isFalse();
    assertThat(table.names()).isEmpty();
  }

  @Test
  void shouldReplaceAProcessWhoseCommandChanged() {
    // given
    ProcessTable table = table();
    ProcessHandle first = table.start(sleeper("600"));

    // when
    ProcessHandle second = table.start(sleeper("601"));

    // then
    assertThat(first.isAlive()).isFalse();
    assertThat(second.isAlive()).isTrue();
    table.kill("sleeper");
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void shouldEndTheChildrenOfAProcessToo() {
    // given
    ProcessTable table = table();
    ProcessHandle shell =
        table.start(
            new ProcessSpec("shell", List.of("sh", "-c", "sleep 600 & wait"), Map.of(), folder));
    Readiness.await(
        "shell", shell, () -> shell.children().findAny().isPresent(), Duration.ofSeconds(10), "");
    ProcessHandle child = shell.children().findAny().orElseThrow();

    // when
    table.stop("shell", Duration.ofSeconds(5));

    // then
    assertThat(child.isAlive()).isFalse();
  }

  private ProcessTable table() {
    return new ProcessTable(folder.resolve("run"), folder.resolve("logs"));
  }

  private ProcessSpec sleeper(String seconds) {
    return new ProcessSpec("sleeper", List.of("sleep", seconds), Map.of(), folder);
  }
}
