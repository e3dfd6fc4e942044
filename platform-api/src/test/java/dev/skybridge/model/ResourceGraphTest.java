package dev.skybridge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceGraphTest {

  @Test
  void shouldFindPredecessorsInNestedInputs() {
    // given
    var resource =
        resource(
            "c",
            Map.of(
                "list",
                PropertyValue.list(
                    PropertyValue.map(Map.of("id", PropertyValue.output("a", "id"))))),
            "b");

    // when
    var predecessors = ResourceGraph.predecessors(resource);

    // then
    assertThat(predecessors).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void shouldRefuseACycle() {
    // given
    var resources =
        List.of(
            resource("a", Map.of(), "b"),
            resource("b", Map.of("x", PropertyValue.output("a", "id"))));

    // when, then
    assertThatThrownBy(() -> new ResourceGraph(Provider.AWS, resources, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cycle");
  }

  @Test
  void shouldRefuseAReferenceThatLeadsNowhere() {
    // given
    var resources = List.of(resource("a", Map.of("x", PropertyValue.output("gone", "id"))));

    // when, then
    assertThatThrownBy(() -> new ResourceGraph(Provider.AWS, resources, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void shouldRefuseTwoResourcesOfOneName() {
    // given
    var resources = List.of(resource("a", Map.of()), resource("a", Map.of()));

    // when, then
    assertThatThrownBy(() -> new ResourceGraph(Provider.AWS, resources, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two resources");
  }

  @Test
  void shouldNotPrintSecrets() {
    // given
    var resource =
        resource("a", Map.of("password", new PropertyValue.Secret(SecretText.of("hunter2"))));

    // when
    var text = new ResourceGraph(Provider.AWS, List.of(resource), Map.of()).toString();

    // then
    assertThat(text).contains("[secret]").doesNotContain("hunter2");
  }

  private static CloudResource resource(
      String name, Map<String, PropertyValue> inputs, String... dependsOn) {
    return new CloudResource(
        name,
        "aws:ec2/vpc:Vpc",
        "network",
        inputs,
        List.of(dependsOn),
        CloudResource.Protection.STATELESS,
        List.of());
  }
}
