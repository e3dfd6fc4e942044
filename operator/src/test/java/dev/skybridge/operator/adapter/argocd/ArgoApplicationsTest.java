package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.model.Reason;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ArgoApplicationsTest {
  private static final String UPSERT = "POST /api/v1/applications";
  private static final Content CONTENT = new Content.Manifests(new TreeMap<>());

  private final DeliveryTarget target = new DeliveryTarget("team", "shop", "aws", "local");
  private final ApplicationManifest manifests =
      new ApplicationManifest("argocd", "skybridge", "http://git/config.git", "main");
  private final Scope scope = Scope.root("test");
  private ArgoServer server;
  private ArgoApplications applications;

  @BeforeEach
  void start() throws IOException {
    server = new ArgoServer();
    applications =
        new ArgoApplications(
            server.config(Duration.ofMinutes(1)), InstantSource.system(), scope, application -> {});
  }

  @AfterEach
  void stop() {
    applications.close();
    server.close();
  }

  @Test
  void shouldWriteOnceWhenTheSameIsWantedAgain() throws ArgoFailure {
    // given
    var manifest = manifests.of(target, CONTENT, false);

    // when
    applications.ensure(target, manifest, live -> true, false);
    applications.ensure(target, manifest, live -> true, false);
    applications.ensure(target, manifest, live -> true, false);

    // then
    assertThat(server.requests()).filteredOn(UPSERT::equals).hasSize(1);
  }

  @Test
  void shouldWriteAgainWhenSomethingElseIsWanted() throws ArgoFailure {
    // given
    applications.ensure(target, manifests.of(target, CONTENT, false), live -> true, false);

    // when
    applications.ensure(target, manifests.of(target, CONTENT, true), live -> true, false);

    // then
    assertThat(server.requests()).filteredOn(UPSERT::equals).hasSize(2);
  }

  @Test
  void shouldLeaveTheApplicationOfSomebodyElseAlone() {
    // given
    server.put(target.argoApplication(), 1);
    var manifest = manifests.of(target, CONTENT, false);

    // when / then
    assertThatThrownBy(() -> applications.ensure(target, manifest, live -> true, false))
        .isInstanceOfSatisfying(
            ArgoFailure.class,
            failure -> assertThat(failure.problem().reason()).isEqualTo(Reason.ARGOCD_REFUSED))
        .hasMessageContaining("team-shop-aws was not made by Skybridge");
    assertThat(server.requests()).doesNotContain(UPSERT);
  }
}
