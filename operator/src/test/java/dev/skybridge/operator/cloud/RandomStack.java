package dev.skybridge.operator.cloud;

import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quicktheories.core.Gen;

/** Stacks that every cloud can build, at random. */
final class RandomStack {
  private static final List<ResourceSize> SIZES = List.of(ResourceSize.values());

  private RandomStack() {}

  static Gen<StackDescription> in(String region, Map<ResourceType, List<String>> versions) {
    var resource =
        arbitrary()
            .enumValues(ResourceType.class)
            .zip(
                integers().between(0, 1000),
                booleans().all(),
                integers().between(0, 20),
                (type, dice, standby, count) -> spec(type, dice, standby, count, versions));
    return lists()
        .of(resource)
        .ofSizeBetween(1, 8)
        .zip(
            booleans().all(),
            (specs, orphan) ->
                SpecFixture.stack(
                    region,
                    orphan ? DeletionPolicy.ORPHAN : DeletionPolicy.DELETE,
                    chained(specs)));
  }

  private static ResourceSpec spec(
      ResourceType type,
      int dice,
      boolean standby,
      int count,
      Map<ResourceType, List<String>> versions) {
    var offered = versions.getOrDefault(type, List.of());
    return new ResourceSpec(
        "r",
        type,
        dice % 4 == 3 ? null : SIZES.get(dice % 4),
        dice % 3 == 0 ? null : 20 + dice,
        offered.isEmpty() || dice % 2 == 0 ? null : offered.get(dice % offered.size()),
        standby,
        dice % 5 == 0 ? null : count,
        dice % 7 == 0 ? null : Math.max(1, count + dice % 3),
        List.of(),
        null);
  }

  /** Gives each a name of its own, and some a predecessor. */
  private static List<ResourceSpec> chained(List<ResourceSpec> specs) {
    var chained = new ArrayList<ResourceSpec>();
    for (int i = 0; i < specs.size(); i++) {
      var spec = specs.get(i);
      chained.add(
          new ResourceSpec(
              "r" + i,
              spec.type(),
              spec.size(),
              spec.storageGib(),
              spec.version(),
              spec.highAvailability(),
              spec.minInstances(),
              spec.maxInstances(),
              i % 2 == 1 ? List.of("r" + (i - 1)) : List.of(),
              null));
    }
    return chained;
  }
}
