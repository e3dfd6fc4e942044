package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.BadManifest.Expected;
import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Programs;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Manifests that can't work: refused at once with a message that names the field, or Stalled soon
 * with a reason and a cure; the operator goes on as if nothing had been.
 */
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadManifestsAcceptanceTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestWorld world;
  private final TestNamespace namespace;
  private final TestNamespace other;
  private final long operator;
  private final long log;

  BadManifestsAcceptanceTest(TestWorld world) {
    this.world = world;
    this.operator = world.operator().pid();
    this.log = world.operator().logEnd();
    this.namespace = world.namespace("bad");
    this.other = world.namespace("other");
  }

  @BeforeAll
  void makeRepository() {
    world
        .config()
        .push(
            namespace.name(),
            "A repository without the path",
            checkout -> Files.writeString(checkout.resolve("README.md"), "# Nothing here\n"));
  }

  Stream<BadManifest> manifests() {
    return BadManifests.in(namespace, other, world.config().url(namespace.name()));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void shouldBeRefusedOrStalled(BadManifest bad) {
    // given
    if (!bad.before().isEmpty()) {
      world.kubectl().apply(bad.before());
    }

    // when
    Programs.Ended applied = world.kubectl().tryApply(bad.manifest());

    // then
    switch (bad.expected()) {
      case Expected.Refused(var naming) -> {
        assertThat(applied.succeeded()).as(applied.text()).isFalse();
        assertThat(applied.text()).contains(naming);
        Report.line("bad: %s: refused: %s", bad.name(), firstLine(applied.text(), naming));
      }
      case Expected.Stalled(var reason, var naming) -> {
        assertThat(applied.succeeded()).as(applied.text()).isTrue();
        Duration took =
            Eventually.holds(
                bad.name() + " is Stalled",
                SOON,
                () ->
                    assertThat(stalled(bad))
                        .startsWith("True " + reason.code() + " ")
                        .contains(naming)
                        .contains(reason.cure()));
        Report.line("bad: %s: after %s: %s", bad.name(), Report.seconds(took), stalled(bad));
      }
    }
  }

  @AfterAll
  void theOperatorIsTheSameAndHealthy() {
    assertThat(world.operator().pid()).as("pid of the operator").isEqualTo(operator);
    assertThat(world.operator().errorsSince(log))
        .filteredOn(line -> line.contains(namespace.name()))
        .as("errors in the operator's log")
        .isEmpty();
    Report.line("bad: the operator is still process %d and logged no error", operator);
    namespace.remove();
    other.remove();
  }

  private String stalled(BadManifest bad) {
    String path = "{.status.conditions[?(@.type==\"Stalled\")]";
    return world
        .kubectl()
        .run(
            "",
            "get",
            bad.kind(),
            "-n",
            namespace.name(),
            "-o",
            "jsonpath=" + path + ".status} " + path + ".reason} " + path + ".message}")
        .text();
  }

  private static String firstLine(String text, String naming) {
    String line = text.lines().filter(each -> each.contains(naming)).findFirst().orElse(text);
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
