package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The console's own tests (`ui/e2e`) in real Chromium, against the operator of the world. */
@AcceptanceTest
final class ConsoleAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(12);

  private final TestWorld world;

  ConsoleAcceptanceTest(TestWorld world) {
    this.world = world;
  }

  @Test
  void shouldPassItsTestsInARealBrowser() {
    // given
    var environment =
        Map.of(
            "SKYBRIDGE_CONSOLE_URL", world.processes().state().url("console"),
            "SKYBRIDGE_TOKEN", world.processes().secrets().password("console-token"),
            "SKYBRIDGE_KUBECTL", world.kubectl().program().toString(),
            "KUBECONFIG", world.processes().layout().kubeconfig().toString());

    // when
    var ended =
        Programs.run(
            List.of(
                "npm",
                "--prefix",
                world.repository().resolve("ui").toString(),
                "run",
                "e2e",
                "--",
                "--reporter=default",
                "--reporter=junit",
                "--outputFile.junit=target/e2e.xml"),
            environment,
            "",
            DEADLINE);

    // then
    Report.line("console: %s", ended.text().lines().filter(l -> l.contains("Tests ")).toList());
    assertThat(ended.succeeded()).as(ended.text()).isTrue();
  }
}
