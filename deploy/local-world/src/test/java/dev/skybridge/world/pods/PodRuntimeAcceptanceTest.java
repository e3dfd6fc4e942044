package dev.skybridge.world.pods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pods on the real API server: they run, or fail for the reason for which a kubelet would fail
 * them.
 */
@EnabledIf("toolchainIsThere")
class PodRuntimeAcceptanceTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final long DEADLINE_SECONDS = 30;

  @TempDir private static Path state = Path.of("");
  private static LocalWorld world;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    world =
        LocalWorld.start(
            WorldOptions.of(REPOSITORY)
                .withState(state)
                .withToolchain(toolchain())
                .withArgocd(false)
                .withClouds(false)
                .withOperator(false),
            (step, took) -> {});
    client = world.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    world.stop();
  }

  @Test
  void shouldServeHttpOnThePodsAddress() throws IOException, InterruptedException {
    // given
    create("web", "image: demo.skybridge.dev/echo:1.0", probe(8080));

    // when
    Pod pod = await("web", PodRuntimeAcceptanceTest::isReady);

    // then
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://" + pod.getStatus().getPodIP() + ":8080/"))
                    .timeout(Duration.ofSeconds(5))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"pod\":\"web\"");
  }

  @Test
  void shouldNotBecomeReadyWhenTheImageListensOnAnotherPort()
      throws InterruptedException, ExecutionException, TimeoutException {
    // given
    create("wrong-port", "image: demo.skybridge.dev/echo:1.0", probe(9090));

    // when
    Pod pod = await("wrong-port", each -> "Running".equals(each.getStatus().getPhase()));

    // then
    assertThat(isReady(pod)).isFalse();
    assertThat(firstEventAbout("wrong-port"))
        .contains("Readiness probe failed")
        .contains("connection refused");
  }

  @Test
  void shouldWaitForAnImageAndStartOnceItIsPushed() throws IOException {
    // given
    create("no-image", "image: demo.skybridge.dev/pushed-later:1.0", "");
    Pod waiting = await("no-image", pod -> isWaiting(pod, "ImagePullBackOff"));

    // when
    ImageCatalogue.open(world.layout().images())
        .add(ImageEntry.serving("demo.skybridge.dev/pushed-later", "1.0", 8080));

    // then
    assertThat(waiting(waiting).getMessage()).contains("pushed-later:1.0: not found");
    assertThat(await("no-image", PodRuntimeAcceptanceTest::isReady)).isNotNull();
  }

  @Test
  void shouldWaitForASecretAndStartOnceItIsThere() {
    // given
    create(
        "no-secret",
        "image: demo.skybridge.dev/echo:1.0",
        "env: [{name: P, valueFrom: {secretKeyRef: {name: late, key: password}}}]");
    Pod waiting = await("no-secret", pod -> isWaiting(pod, "CreateContainerConfigError"));

    // when
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("late")
                .withNamespace("default")
                .endMetadata()
                .withStringData(Map.of("password", "p"))
                .build())
        .create();

    // then
    assertThat(waiting(waiting).getMessage()).isEqualTo("secret \"late\" not found");
    assertThat(await("no-secret", PodRuntimeAcceptanceTest::isReady)).isNotNull();
  }

  @Test
  void shouldBackOffWhenTheProgramCrashes() {
    // given
    create("crashing", "image: demo.skybridge.dev/crashing:1.0", "");

    // when
    Pod pod = await("crashing", each -> isWaiting(each, "CrashLoopBackOff"));

    // then
    assertThat(pod.getStatus().getContainerStatuses().getFirst().getRestartCount()).isPositive();
    assertThat(
            pod.getStatus()
                .getContainerStatuses()
                .getFirst()
                .getLastState()
                .getTerminated()
                .getExitCode())
        .isEqualTo(1);
  }

  private static void create(String name, String image, String more) {
    client
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: default}
                spec:
                  containers:
                  - name: c
                    %s
                    %s
                """
                    .formatted(name, image, more),
                Pod.class))
        .create();
  }

  private static Pod await(String name, Predicate<Pod> condition) {
    Pod pod =
        client
            .pods()
            .inNamespace("default")
            .withName(name)
            .waitUntilCondition(
                each -> each != null && each.getStatus() != null && condition.test(each),
                DEADLINE_SECONDS,
                TimeUnit.SECONDS);
    return Objects.requireNonNull(pod);
  }

  private static String firstEventAbout(String pod)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<String> message = new CompletableFuture<>();
    Watcher<Event> watcher =
        new Watcher<>() {
          @Override
          public void eventReceived(Action action, Event event) {
            if (event.getSource() != null && "kubelet".equals(event.getSource().getComponent())) {
              message.complete(event.getMessage());
            }
          }

          @Override
          public void onClose(WatcherException cause) {
            message.completeExceptionally(cause);
          }
        };
    try (Watch _ =
        client
            .v1()
            .events()
            .inNamespace("default")
            .withField("involvedObject.name", pod)
            .watch(watcher)) {
      return message.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(condition ->
            condition.getType().equals("Ready") && "True".equals(condition.getStatus()));
  }

  private static boolean isWaiting(Pod pod, String reason) {
    return !pod.getStatus().getContainerStatuses().isEmpty()
        && pod.getStatus().getContainerStatuses().getFirst().getState().getWaiting() != null
        && reason.equals(waiting(pod).getReason());
  }

  private static ContainerStateWaiting waiting(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst().getState().getWaiting();
  }

  private static String probe(int port) {
    return "readinessProbe: {periodSeconds: 1, httpGet: {path: /, port: %d}}".formatted(port);
  }

  private static Path toolchain() {
    String given = System.getenv("SKYBRIDGE_TOOLCHAIN");
    return given == null ? REPOSITORY.resolve(".skybridge/toolchain/bin") : Path.of(given);
  }

  static boolean toolchainIsThere() {
    return Files.isExecutable(toolchain().resolve("kube-apiserver"));
  }
}
