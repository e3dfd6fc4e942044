package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.TestWorld;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ArgoClientTest {
  private final Scope scope = Scope.root("test");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private ArgoServer server;
  private ArgoClient client;

  @BeforeEach
  void start() throws IOException {
    server = new ArgoServer();
    client = new ArgoClient(server.config(Duration.ofSeconds(30)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldLogInOnceForManyCalls() throws ArgoFailure {
    // given
    server.put("web", 1);

    // when
    client.get("web");
    var application = client.get("web");

    // then
    assertThat(application.orElseThrow().name()).isEqualTo("web");
    assertThat(server.requests()).filteredOn("POST /api/v1/session"::equals).hasSize(1);
  }

  @Test
  void shouldLogInAgainWhenTheTokenHasExpired() throws ArgoFailure {
    // given
    server.put("web", 1);
    client.get("web");
    server.expireTokens();

    // when
    var application = client.get("web");

    // then
    assertThat(application).isPresent();
    assertThat(server.requests()).filteredOn("POST /api/v1/session"::equals).hasSize(2);
  }

  @Test
  void shouldTryOnceMoreWhenTheServerFailsForAMoment() throws ArgoFailure {
    // given
    server.put("web", 1);
    client.get("web");
    server.fail(1);

    // when
    var application = client.get("web");

    // then
    assertThat(application).isPresent();
  }

  @Test
  void shouldBeUnreachableWhenTheServerKeepsFailing() {
    // given
    server.fail(10);

    // when / then
    assertThatThrownBy(() -> client.get("web"))
        .isInstanceOfSatisfying(
            ArgoFailure.class,
            failure -> {
              assertThat(failure.problem().reason()).isEqualTo(Reason.ARGOCD_UNREACHABLE);
              assertThat(failure.problem().message()).isEqualTo("not now");
            });
  }

  @Test
  void shouldKnowNothingOfWhatDoesNotExist() throws ArgoFailure {
    // when / then
    assertThat(client.get("nothing")).isEmpty();
  }

  @Test
  void shouldTellChangesOfTheStreamAndForgetWhatIsDeleted() {
    // given
    try (var watch = watch()) {
      server.put("web", 3);
      server.send(ArgoServer.event("ADDED", "web", 3));

      // when
      var seen = TestWorld.eventually(PATIENCE, () -> watch.get("web").isPresent());
      server.remove("web");
      server.send(ArgoServer.event("DELETED", "web", 4));
      var forgotten = TestWorld.eventually(PATIENCE, () -> told.size() >= 2);

      // then
      assertThat(seen).isTrue();
      assertThat(forgotten).isTrue();
      assertThat(watch.get("web")).isEmpty();
    }
  }

  @Test
  void shouldFindWhatWasDeletedWhileTheStreamWasAway() {
    // given
    try (var watch = watch()) {
      server.put("web", 3);
      server.send(ArgoServer.event("ADDED", "web", 3));
      assertThat(TestWorld.eventually(PATIENCE, () -> told.contains("web"))).isTrue();
      told.clear();

      // when
      server.remove("web");
      server.send(ArgoServer.END);

      // then
      assertThat(TestWorld.eventually(PATIENCE, () -> told.contains("web"))).isTrue();
      assertThat(watch.get("web")).isEmpty();
    }
  }

  @Test
  void shouldTrustNothingOldAndOpenTheStreamAnewWhenItFallsSilent() {
    // given
    try (var watch = watch(Duration.ofSeconds(3))) {
      server.put("web", 3);
      server.send(ArgoServer.event("ADDED", "web", 3));
      assertThat(TestWorld.eventually(PATIENCE, () -> watch.get("web").isPresent())).isTrue();

      // when
      var distrusted = TestWorld.eventually(PATIENCE, () -> watch.get("web").isEmpty());
      var reopened = TestWorld.eventually(PATIENCE, () -> streams() >= 2);

      // then
      assertThat(distrusted).isTrue();
      assertThat(reopened).isTrue();
    }
  }

  @Test
  void shouldKeepTheNewerOfTwoVersions() {
    // given
    try (var watch = watch()) {
      server.put("web", 5);
      server.send(ArgoServer.event("ADDED", "web", 5));
      assertThat(TestWorld.eventually(PATIENCE, () -> told.contains("web"))).isTrue();
      told.clear();

      // when
      server.send(ArgoServer.event("MODIFIED", "web", 4));
      server.send(ArgoServer.event("MODIFIED", "order", 6));

      // then
      assertThat(TestWorld.eventually(PATIENCE, () -> told.contains("order"))).isTrue();
      assertThat(told).doesNotContain("web");
      assertThat(TestWorld.eventually(PATIENCE, () -> watch.get("web").isPresent())).isTrue();
      assertThat(watch.get("web").orElseThrow().resourceVersion()).isEqualTo(5);
    }
  }

  private ApplicationWatch watch() {
    return watch(Duration.ofMinutes(1));
  }

  private ApplicationWatch watch(Duration silence) {
    var watch =
        new ApplicationWatch(
            client,
            silence,
            InstantSource.system(),
            scope,
            application -> told.add(application.name()));
    watch.start();
    return watch;
  }

  private long streams() {
    return server.requests().stream().filter("GET /api/v1/stream/applications"::equals).count();
  }
}
