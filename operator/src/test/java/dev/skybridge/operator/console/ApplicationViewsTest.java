package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.skybridge.operator.console.GraphView.Edge;
import dev.skybridge.operator.console.GraphView.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationViewsTest {
  private static final int BUDGET = 100;

  private final ApplicationViews views =
      new ApplicationViews(
          Fixtures.shop(),
          List.of(Fixtures.shopStack()),
          List.of(
              Fixtures.account("shop", "main", "aws", "eu-central-1"),
              Fixtures.account("clouds", "main", "alicloud", "cn-hangzhou")));

  @Test
  void shouldGiveTheCureOfACondition() {
    var condition = views.detail(BUDGET).conditions().getFirst();

    assertThat(condition.cure()).startsWith("Create the Secret");
    assertThat(condition.current()).isFalse();
  }

  @Test
  void shouldNameCloudAndRegionOfAPlacementBeforeItsFirstReconcile() {
    var placement = views.detail(BUDGET).placements().get(1);

    assertThat(placement.provider()).isEqualTo("alicloud");
    assertThat(placement.region()).isEqualTo("cn-hangzhou");
    assertThat(placement.account()).isEqualTo("clouds/main");
    assertThat(placement.reason()).isEqualTo("Pending");
    assertThat(placement.level()).isEqualTo(Level.PROGRESSING);
  }

  @Test
  void shouldSortOutputsByResource() {
    var resources = views.detail(BUDGET).placements().getFirst().resources();

    assertThat(resources)
        .extracting(ResourceView::name, ResourceView::type, ResourceView::level)
        .containsExactly(
            tuple("orders", "postgres", Level.OK), tuple("machines", "vmGroup", Level.OK));
    assertThat(resources.getFirst().outputs()).containsOnlyKeys("host", "port");
  }

  @Test
  void shouldDrawTheWholeChain() {
    var graph = views.detail(BUDGET).graph();

    assertThat(graph.edges())
        .contains(
            new Edge("application", "placement:aws"),
            new Edge("placement:aws", "resource:aws:orders"),
            new Edge("resource:aws:orders", "revision"),
            new Edge("revision", "delivery:aws"));
    assertThat(graph.nodes()).extracting(Node::id).doesNotHaveDuplicates().hasSize(10);
    assertThat(graph.hidden()).isZero();
  }

  @Test
  void shouldDrawTheResourcesOfAPlacementAsOneWhenTheBudgetIsUsedUp() {
    var graph = views.detail(9).graph();

    assertThat(graph.nodes()).hasSize(8);
    assertThat(graph.nodes()).filteredOn(node -> node.count() == 2).hasSize(2);
    assertThat(graph.hidden()).isEqualTo(4);
  }

  @Test
  void shouldNotShowThePasswordInAUrl() {
    var application =
        Fixtures.application(
            """
            apiVersion: skybridge.dev/v1alpha1
            kind: Application
            metadata: {namespace: shop, name: old, generation: 1, creationTimestamp: "2026-01-02T03:04:05Z"}
            spec:
              source: {repository: "https://me:hidden@git.example/repo", path: deploy}
              placements: [{name: here}]
            """);

    var source = new ApplicationViews(application, List.of(), List.of()).detail(BUDGET).source();

    assertThat(source)
        .isEqualTo(new ApplicationDetail.SourceView("https://git.example/repo", "deploy", "HEAD"));
  }
}
