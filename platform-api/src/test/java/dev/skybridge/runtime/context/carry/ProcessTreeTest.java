package dev.skybridge.runtime.context.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProcessTreeTest {
  private static final Duration GRACE = Duration.ofMillis(200);

  @Test
  void shouldEndAProcessThatDoesNotListenAndItsChild() throws Exception {
    // given a shell that ignores the polite signal, with a child
    var process = new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 60 & echo up; wait").start();
    assertThat(process.inputReader().readLine()).isEqualTo("up");
    var child = process.toHandle().descendants().findFirst().orElseThrow();

    // when
    var before = Instant.now();
    ProcessTree.end(process, GRACE);

    // then
    assertThat(process.isAlive()).isFalse();
    assertThat(ProcessTree.runs(child)).isFalse();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldEndALeftoverOnlyIfItIsTheProcessThatWasNoted() throws Exception {
    // given
    var process = new ProcessBuilder("sleep", "60").start();
    var start = ProcessTree.startOf(process.toHandle());
    var pid = process.pid();

    // when, then: another time, another program
    assertThat(ProcessTree.endLeftover(pid, start.plusSeconds(5), "sleep", GRACE)).isFalse();
    assertThat(ProcessTree.endLeftover(pid, start, "pulumi", GRACE)).isFalse();
    assertThat(process.isAlive()).isTrue();

    // when, then: the same
    var program = process.info().command().orElseThrow();
    var name = program.substring(program.lastIndexOf('/') + 1);
    assertThat(ProcessTree.endLeftover(pid, start, name, GRACE)).isTrue();
    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(2));
  }
}
