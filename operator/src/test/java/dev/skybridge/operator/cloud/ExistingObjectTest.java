package dev.skybridge.operator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.cloud.alicloud.AlicloudCatalog;
import dev.skybridge.operator.cloud.aws.AwsCatalog;
import dev.skybridge.operator.cloud.tencentcloud.TencentCatalog;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.operator.stack.CloudCatalog.Existing;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExistingObjectTest {
  static List<CloudCatalog> catalogs() {
    return List.of(
        new AwsCatalog(FixedCloudConfig.STANDARD),
        new AlicloudCatalog(FixedCloudConfig.STANDARD),
        new TencentCatalog(FixedCloudConfig.STANDARD));
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void shouldHaveNothingButTheObjectOfWhatIsObserved(CloudCatalog catalog) {
    // when
    var graph = graph(catalog, ResourceType.POSTGRES, new Origin.Observed("id-1"));

    // then
    assertThat(graph.resources())
        .singleElement()
        .satisfies(only -> {
          assertThat(only.name()).isEqualTo("a-db");
          assertThat(only.origin()).isEqualTo(new Origin.Observed("id-1"));
          assertThat(only.inputs()).doesNotContainKey("tags");
          assertThat(only.inputs().values())
              .noneMatch(PropertyValue.Secret.class::isInstance)
              .allMatch(value -> ResourceGraph.references(value).isEmpty());
        });
    assertThat(graph.outputs()).containsKeys("a.host", "a.port");
    assertThat(graph.outputs()).containsEntry("a.username", PropertyValue.of("kim"));
    assertThat(graph.outputs()).doesNotContainKey("a.database");
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void shouldLeaveNameAndPlaceOfWhatIsTakenOver(CloudCatalog catalog) {
    for (var type : List.of(ResourceType.POSTGRES, ResourceType.BUCKET)) {
      // when
      var only = graph(catalog, type, new Origin.TakenOver("id-1")).resources().getFirst();

      // then
      assertThat(only.inputs()).doesNotContainKeys("name", "identifier", "instanceName", "bucket");
      assertThat(only.inputs()).containsKey("tags");
      assertThat(only.inputs().keySet()).doesNotContainAnyElementsOf(only.ignoreChanges());
      assertThat(only.protection()).isEqualTo(CloudResource.Protection.STATEFUL);
    }
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void shouldRefuseKindsThatHaveNoSingleObject(CloudCatalog catalog) {
    var mapping = catalog.map(description(catalog, ResourceType.CACHE, new Origin.Observed("x")));

    assertThat(mapping)
        .isInstanceOfSatisfying(
            Mapping.Refused.class,
            refused ->
                assertThat(refused.problems())
                    .anySatisfy(problem -> {
                      assertThat(problem.reason()).isEqualTo(Reason.NOT_SUPPORTED);
                      assertThat(problem.message()).contains("a: a cache that exists already");
                    }));
  }

  private static ResourceGraph graph(CloudCatalog catalog, ResourceType type, Origin origin) {
    return switch (catalog.map(description(catalog, type, origin))) {
      case Mapping.Graph(var graph) -> graph;
      case Mapping.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private static StackDescription description(
      CloudCatalog catalog, ResourceType type, Origin origin) {
    var region =
        switch (catalog.provider()) {
          case AWS -> "eu-central-1";
          case ALICLOUD -> "cn-hangzhou";
          case TENCENTCLOUD -> "ap-guangzhou";
        };
    var plain = SpecFixture.stack(region, SpecFixture.resource("a", type));
    return new StackDescription(
        plain.stack(),
        plain.application(),
        plain.placement(),
        region,
        "1300000001",
        plain.resources(),
        DeletionPolicy.DELETE,
        plain.passwords(),
        Map.of("a", new Existing(origin, Map.of("username", "kim", "other", "thing"))));
  }
}
