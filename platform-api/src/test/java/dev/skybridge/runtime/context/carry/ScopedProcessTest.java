package dev.skybridge.runtime.context.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ScopedProcessTest {
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** A shell, a shell below it and a sleep below that; none of the shells listens to TERM. */
  private static final String DEAF =
      "trap '' TERM; sh -c 'trap \"\" TERM; sleep 61 & echo up; wait; wait' & wait; wait";

  private final Scope root = Scope.root("test");

  @AfterEach
  void endAll() {
    root.close();
  }

  @Test
  void shouldEndATreeThatIgnoresTermWithinTwoSecondsOfACancel() throws Exception {
    // given
    var scope = root.child("reconcile");
    var process = ScopedProcess.start(scope, new ProcessBuilder("sh", "-c", DEAF), GRACE);
    assertThat(process.process().inputReader().readLine()).isEqualTo("up");
    var tree = tree(process);

    // when
    var before = System.nanoTime();
    scope.cancel("kim");
    while (tree.stream().anyMatch(ProcessTree::runs)) {
      Thread.onSpinWait(); // JUnit's timeout bounds it
    }
    var took = Duration.ofNanos(System.nanoTime() - before);

    // then
    System.out.printf("a tree of %d that ignores TERM ended in %s%n", tree.size(), took);
    assertThat(tree).hasSize(3);
    assertThat(took).isGreaterThan(GRACE.minusMillis(50)).isLessThan(Duration.ofSeconds(2));
    assertThatThrownBy(process::await).isInstanceOf(CancelledException.class);
  }

  @Test
  void shouldEndAProcessThatListensAtOnce() throws Exception {
    // given
    var scope = root.child("reconcile");
    var process = ScopedProcess.start(scope, new ProcessBuilder("sleep", "61"), GRACE);

    // when
    scope.cancel("kim");
    scope.close();

    // then
    assertThat(process.process().isAlive()).isFalse();
    assertThat(process.process().exitValue()).isEqualTo(128 + 15);
  }

  @Test
  void shouldGiveTheExitCodeOfAProcessThatEndsByItself() throws Exception {
    // given
    var scope = root.child("reconcile");

    // when
    var code =
        scope.call(() -> {
          var builder = new ProcessBuilder("sh", "-c", "exit 7");
          return ScopedProcess.start(scope, builder, GRACE).await();
        });

    // then
    assertThat(code).isEqualTo(7);
  }

  @Test
  void shouldEndWhatAProcessLeftInTheBackground() throws Exception {
    // given
    var scope = root.child("reconcile");
    var builder = new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 61 & echo $!; read x");
    var process = ScopedProcess.start(scope, builder, GRACE);
    var pid = Long.parseLong(process.process().inputReader().readLine());
    var left = ProcessHandle.of(pid).orElseThrow();
    assertThat(left.isAlive()).isTrue();

    // when
    scope.close();

    // then
    assertThat(ProcessTree.runs(left)).isFalse();
  }

  @Test
  void shouldStartNothingInAScopeThatHasEnded() {
    // given
    var scope = root.child("reconcile");
    scope.cancel("kim");

    // when, then
    assertThatThrownBy(() -> ScopedProcess.start(scope, new ProcessBuilder("sleep", "61"), GRACE))
        .isInstanceOf(CancelledException.class);
    assertThatThrownBy(
            () -> ScopedProcess.start(root, new ProcessBuilder("no-such-program-here"), GRACE))
        .isInstanceOf(IOException.class);
  }

  private static List<ProcessHandle> tree(ScopedProcess process) {
    return List.copyOf(ProcessTree.members(List.of(process.process().toHandle())));
  }
}
