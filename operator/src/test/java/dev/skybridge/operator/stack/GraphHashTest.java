package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphHashTest {

  @Test
  void shouldNotDependOnTheOrderOfResources() {
    // given
    var a = resource("a", Map.of("x", PropertyValue.of("1"), "y", PropertyValue.of(2)));
    var b = resource("b", Map.of("z", PropertyValue.output("a", "id")));

    // when
    var forward = GraphHash.of(graph(a, b), "r");
    var backward = GraphHash.of(graph(b, a), "r");

    // then
    assertThat(forward).isEqualTo(backward).hasSize(64);
  }

  @Test
  void shouldChangeWithEachPart() {
    // given
    var base = GraphHash.of(graph(resource("a", Map.of("x", PropertyValue.of("1")))), "r");

    // when
    var hashes =
        List.of(
            GraphHash.of(graph(resource("a", Map.of("x", PropertyValue.of("2")))), "r"),
            GraphHash.of(graph(resource("a", Map.of("y", PropertyValue.of("1")))), "r"),
            GraphHash.of(graph(resource("b", Map.of("x", PropertyValue.of("1")))), "r"),
            GraphHash.of(graph(resource("a", Map.of("x", PropertyValue.of(1)))), "r"),
            GraphHash.of(
                graph(resource("a", Map.of("x", new PropertyValue.Secret(SecretText.of("1"))))),
                "r"),
            GraphHash.of(graph(resource("a", Map.of("x", PropertyValue.of("1")))), "s"));

    // then
    assertThat(hashes).doesNotContain(base).doesNotHaveDuplicates();
  }

  private static CloudResource resource(String name, Map<String, PropertyValue> inputs) {
    return new CloudResource(
        name,
        "aws:ec2/vpc:Vpc",
        "network",
        inputs,
        List.of(),
        CloudResource.Protection.STATELESS,
        List.of());
  }

  private static ResourceGraph graph(CloudResource... resources) {
    return new ResourceGraph(Provider.AWS, List.of(resources), Map.of());
  }
}
