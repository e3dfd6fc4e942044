package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.StructCodec;
import dev.skybridge.simulator.schema.PackageSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffResponse;

/**
 * Every type of every vendor can be made, read back without a difference, and removed; none is left
 * out.
 */
class AllTypesTest {

  @TempDir private Path state;

  static Stream<Blueprint> blueprints() {
    return Stream.of(
        AwsBlueprint.blueprint(), AlicloudBlueprint.blueprint(), TencentBlueprint.blueprint());
  }

  @ParameterizedTest
  @MethodSource("blueprints")
  void shouldMakeReadAndRemoveEveryType(Blueprint blueprint) throws Exception {
    try (SimulatedClouds clouds = SimulatedClouds.start(state);
        ProviderClient client = clouds.connect(blueprint.provider(), blueprint.region())) {
      // when
      List<Made> made = new ArrayList<>();
      Blueprint.Ids ids = new Blueprint.Ids();
      for (Blueprint.Part part : blueprint.parts()) {
        Fields inputs = part.inputs().apply(ids);
        CreateResponse response = client.create(part.token(), inputs);
        ids.put(part.name(), response.getId(), ProviderClient.outputs(response));
        made.add(
            new Made(part.token(), response.getId(), inputs, ProviderClient.outputs(response)));
      }

      // then
      for (Made one : made) {
        Fields checked = StructCodec.read(client.check(one.token(), one.inputs()).getInputs());
        var read = client.read(one.token(), one.id(), one.outputs(), checked);
        Fields inputs = StructCodec.read(read.getInputs());
        assertThat(read.getId()).as(one.token()).isEqualTo(one.id());
        assertThat(StructCodec.read(read.getProperties())).as(one.token()).isEqualTo(one.outputs());
        assertThat(client.diff(one.token(), one.id(), checked, inputs).getDetailedDiffMap())
            .as(one.token())
            .isEmpty();
        assertThat(client.diff(one.token(), one.id(), inputs, checked).getChanges())
            .as(one.token())
            .isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
      }
      for (Made one : made.reversed()) {
        client.delete(one.token(), one.id());
        assertThat(client.read(one.token(), one.id()).getId()).as(one.token()).isEmpty();
      }
      assertThat(clouds.get("/resources")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("blueprints")
  void shouldHaveAPartForEveryType(Blueprint blueprint) {
    // when
    Set<String> covered =
        new LinkedHashSet<>(blueprint.parts().stream().map(Blueprint.Part::token).toList());

    // then
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            PackageSchema.load(blueprint.provider()).resources().keySet());
  }

  @ParameterizedTest
  @MethodSource("blueprints")
  void shouldAnswerWithPublishedNamesOnly(Blueprint blueprint) throws Exception {
    PackageSchema schema = PackageSchema.load(blueprint.provider());
    try (SimulatedClouds clouds = SimulatedClouds.start(state);
        ProviderClient client = clouds.connect(blueprint.provider(), blueprint.region())) {
      Blueprint.Ids ids = new Blueprint.Ids();
      for (Blueprint.Part part : blueprint.parts()) {
        // when
        CreateResponse response = client.create(part.token(), part.inputs().apply(ids));
        ids.put(part.name(), response.getId(), ProviderClient.outputs(response));

        // then
        var type = java.util.Objects.requireNonNull(schema.resources().get(part.token()));
        Set<String> published = new LinkedHashSet<>(type.inputs().keySet());
        published.addAll(type.computed().keySet());
        assertThat(published)
            .as(part.token())
            .containsAll(ProviderClient.outputs(response).names());
        assertThat(ProviderClient.outputs(response).names())
            .as(part.token())
            .containsAll(type.computed().keySet());
      }
    }
  }

  private record Made(String token, String id, Fields inputs, Fields outputs) {}

  static final Map<String, String> TAGS =
      Map.of("skybridge.dev/stack", "team/shop", "skybridge.dev/urn-name", "thing");
}
