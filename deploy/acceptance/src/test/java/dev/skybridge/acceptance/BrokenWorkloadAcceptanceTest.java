package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.ConditionHistory;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Eventually;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.crd.Condition;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Workloads that can't run: Degraded with the cause, never Healthy, and well again when mended. */
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrokenWorkloadAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final String ECHO = "demo.skybridge.dev/echo:1.0";

  private final TestWorld world;
  private final TestNamespace namespace;

  BrokenWorkloadAcceptanceTest(TestWorld world) {
    this.world = world;
    this.namespace = world.namespace("broken");
  }

  @AfterAll
  void removeNamespace() {
    namespace.remove();
  }

  @Test
  void shouldNameAnImageThatDoesNotExist() {
    shouldDegradeAndRecover(
        "image",
        component("demo.skybridge.dev/echo:no-such-tag", 8080),
        "no-such-tag",
        () -> world.kubectl().apply(namespace.manifest("image", component(ECHO, 8080))));
  }

  @Test
  void shouldNameAPortThatNobodyListensOn() {
    shouldDegradeAndRecover(
        "port",
        component(ECHO, 9999),
        "9999",
        () -> world.kubectl().apply(namespace.manifest("port", component(ECHO, 8080))));
  }

  @Test
  void shouldNameASecretThatIsMissing() {
    // given
    String repository = namespace.name();
    world
        .config()
        .push(
            repository,
            "A Deployment with a Secret",
            checkout -> {
              Files.createDirectories(checkout.resolve("deploy"));
              Files.writeString(checkout.resolve("deploy/echo.yaml"), DEPLOYMENT);
            });
    String spec =
        """
        source: {repository: "%s", path: deploy}
        placements: [{name: here}]
        """
            .formatted(world.config().url(repository));
    String workloads = namespace.application("secret").prefix() + "here";

    // when, then
    shouldDegradeAndRecover(
        "secret",
        spec,
        "echo-password",
        () ->
            world
                .kubectl()
                .run(
                    "",
                    "create",
                    "secret",
                    "generic",
                    "echo-password",
                    "-n",
                    workloads,
                    "--from-literal=value=x"));
  }

  private void shouldDegradeAndRecover(String name, String spec, String cause, Runnable mend) {
    Deployed application = namespace.application(name);
    try (ConditionHistory history = ConditionHistory.watch(world, application)) {
      // when
      world.kubectl().apply(namespace.manifest(name, spec));

      // then
      Duration took =
          Eventually.holds(
              name + " is Degraded",
              DEADLINE,
              () -> {
                Condition degraded = application.condition("Degraded").orElseThrow();
                assertThat(degraded.isTrue()).as("%s", application).isTrue();
                assertThat(degraded.message()).contains(cause);
              });
      assertThat(history.everTrue("Healthy")).as("Healthy was True: %s", history).isFalse();
      assertThat(history.everTrue("Ready")).as("Ready was True: %s", history).isFalse();
      Report.line(
          "broken %s: Degraded=True after %s: %s",
          name,
          Report.seconds(took),
          application.condition("Degraded").map(Condition::message).orElse(""));
    }

    // and when
    mend.run();

    // then
    Duration recovered = application.awaitReady(DEADLINE);
    assertThat(application.condition("Degraded").map(Condition::isTrue)).hasValue(false);
    assertThat(application.condition("Healthy").map(Condition::isTrue)).hasValue(true);
    Report.line("broken %s: Ready %s after it was mended", name, Report.seconds(recovered));
  }

  private static String component(String image, int port) {
    return """
    components: [{name: echo, image: "%s", port: %d}]
    placements: [{name: here}]
    """
        .formatted(image, port);
  }

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: echo}
      spec:
        selector: {matchLabels: {app: echo}}
        template:
          metadata: {labels: {app: echo}}
          spec:
            containers:
              - name: echo
                image: demo.skybridge.dev/echo:1.0
                ports: [{containerPort: 8080}]
                readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
                env:
                  - name: PASSWORD
                    valueFrom: {secretKeyRef: {name: echo-password, key: value}}
      """;
}
