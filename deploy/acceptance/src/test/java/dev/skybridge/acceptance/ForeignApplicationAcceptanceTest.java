package dev.skybridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.acceptance.harness.AcceptanceTest;
import dev.skybridge.acceptance.harness.Deployed;
import dev.skybridge.acceptance.harness.Report;
import dev.skybridge.acceptance.harness.TestNamespace;
import dev.skybridge.acceptance.harness.TestWorld;
import dev.skybridge.world.pods.ImageCatalogue;
import dev.skybridge.world.pods.ImageEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real application that knows nothing of Skybridge is brought in with its own manifests. */
@AcceptanceTest
final class ForeignApplicationAcceptanceTest {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final TestWorld world;
  private final TestNamespace namespace;

  ForeignApplicationAcceptanceTest(TestWorld world) {
    this.world = world;
    this.namespace = world.namespace("edx");
  }

  @Test
  void shouldBringInOpenEdxUnchanged() throws IOException {
    // given
    ImageCatalogue registry = ImageCatalogue.open(world.processes().layout().images());
    for (String image : OpenEdx.IMAGES) {
      registry.add(ImageEntry.declared(image, "*"));
    }
    world.config().push(namespace.name(), "Open edX as Tutor writes it", OpenEdx::write);
    Deployed campus = namespace.application("campus");

    // when
    world
        .kubectl()
        .apply(
            namespace.manifest(
                "campus",
                """
                source: {repository: "%s", path: deploy}
                placements: [{name: here}]
                """
                    .formatted(world.config().url(namespace.name()))));

    // then
    Duration took = campus.awaitReady(DEADLINE);
    assertThat(world.argocd().applications(campus.prefix()))
        .singleElement()
        .satisfies(
            one -> assertThat(one.sync()).isEqualTo("Synced"),
            one -> assertThat(one.health()).isEqualTo("Healthy"));
    List<Deployment> deployments =
        world.kubernetes().apps().deployments().inNamespace(OpenEdx.NAMESPACE).list().getItems();
    assertThat(deployments)
        .hasSizeGreaterThanOrEqualTo(OpenEdx.DEPLOYMENTS)
        .allSatisfy(deployment ->
            assertThat(deployment.getStatus().getAvailableReplicas())
                .as("%s", deployment.getMetadata().getName())
                .isEqualTo(deployment.getSpec().getReplicas()));
    Report.line(
        "foreign: Open edX with %d Deployments is Synced and Healthy %s after kubectl apply: %s",
        deployments.size(),
        Report.seconds(took),
        deployments.stream().map(one -> one.getMetadata().getName()).toList());

    // and when
    campus.delete();

    // then
    campus.awaitGone(DEADLINE);
    assertThat(
            world
                .kubernetes()
                .apps()
                .deployments()
                .inNamespace(OpenEdx.NAMESPACE)
                .list()
                .getItems())
        .isEmpty();
    namespace.remove();
  }
}
