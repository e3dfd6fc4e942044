package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Application;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SyncedCommitsTest {
  private static final String BROUGHT = "4f706ba1c2".repeat(4);
  private static final String COMPARED = "e07a5c93d1".repeat(4);

  private ArgoServer server;
  private SyncedCommits commits;

  @BeforeEach
  void start() throws IOException {
    server = new ArgoServer();
    commits = new SyncedCommits(server.config(Duration.ofSeconds(30)));
  }

  @AfterEach
  void stop() {
    commits.close();
    server.close();
  }

  @Test
  void shouldTellTheCommitThatWasSyncedNotTheOneThatWasComparedSince() {
    // given
    server.putSynced("root", BROUGHT, COMPARED);
    server.putSynced("fresh", "", COMPARED);

    // when, then
    assertThat(commits.commitOf(tracked("root:skybridge.dev/Application:team/shop")))
        .contains(BROUGHT);
    assertThat(commits.commitOf(tracked("argocd_root:skybridge.dev/Application:team/shop")))
        .contains(BROUGHT);
    assertThat(commits.commitOf(tracked("fresh:skybridge.dev/Application:team/shop")))
        .contains(COMPARED);
  }

  @Test
  void shouldTellNothingWhereItIsNotKnown() {
    // given a chart, whose revision is a version
    server.putSynced("chart", "1.2.3", "1.2.3");

    // when, then
    assertThat(commits.commitOf(tracked("chart:skybridge.dev/Application:team/shop"))).isEmpty();
    assertThat(commits.commitOf(tracked("gone:skybridge.dev/Application:team/shop"))).isEmpty();
    assertThat(commits.commitOf(tracked("no tracking id"))).isEmpty();
    assertThat(commits.commitOf(new Application())).isEmpty();
  }

  @Test
  void shouldTellNothingWhileArgoCdIsAway() {
    // given
    server.close();

    // when, then
    assertThat(commits.commitOf(tracked("root:skybridge.dev/Application:team/shop"))).isEmpty();
  }

  @Test
  void shouldNotAskForWhatDoesNotComeFromGit() {
    // when
    commits.commitOf(new Application());

    // then
    assertThat(server.requests()).isEmpty();
  }

  private static Application tracked(String trackingId) {
    var application = new Application();
    application.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("team")
            .withName("shop")
            .withAnnotations(Map.of("argocd.argoproj.io/tracking-id", trackingId))
            .build());
    return application;
  }
}
