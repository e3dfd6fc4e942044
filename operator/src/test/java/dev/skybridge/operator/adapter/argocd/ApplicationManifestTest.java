package dev.skybridge.operator.adapter.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.crd.SourceSpec;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ApplicationManifestTest {
  private static final DeliveryTarget TARGET = new DeliveryTarget("team", "shop", "aws", "local");
  private static final Content RENDERED = new Content.Manifests(new TreeMap<>());

  private final ApplicationManifest manifests =
      new ApplicationManifest("argocd", "skybridge", "http://git/config.git", "main");

  @Test
  void shouldFollowTheFolderInTheConfigRepository() {
    // when
    var manifest = manifests.of(TARGET, RENDERED, false);

    // then
    assertThat(manifest.at("/metadata/name").asText()).isEqualTo("team-shop-aws");
    assertThat(manifest.at("/spec/source/repoURL").asText()).isEqualTo("http://git/config.git");
    assertThat(manifest.at("/spec/source/path").asText()).isEqualTo("apps/team/shop/aws");
    assertThat(manifest.at("/spec/source/targetRevision").asText()).isEqualTo("main");
    assertThat(manifest.at("/spec/destination/name").asText()).isEqualTo("local");
    assertThat(manifest.at("/spec/destination/namespace").asText()).isEqualTo("team-shop-aws");
    assertThat(manifest.at("/spec/syncPolicy/automated/prune").asBoolean()).isTrue();
    assertThat(manifest.at("/spec/syncPolicy/automated/selfHeal").asBoolean()).isTrue();
    assertThat(manifest.at("/metadata/finalizers/0").asText())
        .isEqualTo("resources-finalizer.argocd.argoproj.io");
    assertThat(manifest.path("metadata").path("labels").path(Names.OWNER).asText())
        .isEqualTo("team.shop.aws");
  }

  @Test
  void shouldFollowTheUsersRepositoryUnchanged() {
    // given
    var source = new SourceSpec("https://git.example/boutique.git", "release", "v1");

    // when
    var manifest = manifests.of(TARGET, new Content.Source(source), true);

    // then
    assertThat(manifest.at("/spec/source/repoURL").asText())
        .isEqualTo("https://git.example/boutique.git");
    assertThat(manifest.at("/spec/source/path").asText()).isEqualTo("release");
    assertThat(manifest.at("/spec/source/targetRevision").asText()).isEqualTo("v1");
    assertThat(manifest.at("/spec/syncPolicy/syncOptions/0").asText())
        .isEqualTo("CreateNamespace=true");
  }

  @Test
  void shouldMatchALiveApplicationThatHasMoreThanIsWanted() {
    // given
    var wanted = manifests.of(TARGET, RENDERED, false);
    var live = wanted.deepCopy();
    live.putObject("status").put("sync", "Synced");
    ((ObjectNode) live.path("metadata")).put("resourceVersion", "7");

    // when / then
    assertThat(ApplicationManifest.matches(wanted, live)).isTrue();
  }

  @Test
  void shouldNotMatchALiveApplicationThatSomebodyChanged() {
    // given
    var wanted = manifests.of(TARGET, RENDERED, false);
    var live = wanted.deepCopy();
    ((ObjectNode) live.at("/spec/source")).put("path", "apps/elsewhere");

    // when / then
    assertThat(ApplicationManifest.matches(wanted, live)).isFalse();
  }
}
