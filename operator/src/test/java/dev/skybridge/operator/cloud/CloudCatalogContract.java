package dev.skybridge.operator.cloud;

import static dev.skybridge.operator.cloud.SpecFixture.after;
import static dev.skybridge.operator.cloud.SpecFixture.resource;
import static dev.skybridge.operator.cloud.SpecFixture.stack;
import static dev.skybridge.operator.cloud.SpecFixture.withStandby;
import static dev.skybridge.operator.cloud.SpecFixture.withVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.Charge;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.Problem;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalog of every cloud must hold; a new cloud subclasses it. */
public abstract class CloudCatalogContract {

  /** Under test. */
  protected abstract CloudCatalog catalog();

  /** One of the vendor's regions. */
  protected abstract String region();

  /** Versions that the cloud offers, for the types that have one. */
  protected abstract Map<ResourceType, List<String>> versions();

  /** Inputs that a change of size may touch, by type: those that the vendor changes in place. */
  protected abstract Map<String, Set<String>> changedInPlace();

  /** Types that need no lookup, or whose vendor offers none. */
  protected abstract Set<String> typesWithoutLookup();

  /** Inputs that must have a value wherever their type occurs: {@code type} to input to value. */
  protected abstract Map<String, Map<String, PropertyValue>> guards();

  /** What names the vendor accepts: {@code type#input} to a regular expression. */
  protected abstract Map<String, String> names();

  @Test
  void shouldNameOnlyWhatTheVendorPublishesForEverySpec() {
    // given
    var schema = VendorSchema.of(catalog().provider());

    // when
    var violations =
        everyStack().flatMap(stack -> schema.violations(graph(stack)).stream()).distinct();

    // then
    assertThat(violations).isEmpty();
  }

  @Test
  void shouldHoldItsPromisesForRandomStacks() {
    var schema = VendorSchema.of(catalog().provider());
    qt().withExamples(300)
        .forAll(RandomStack.in(region(), versions()))
        .checkAssert(stack -> {
          var graph = graph(stack);
          assertThat(schema.violations(graph)).isEmpty();
          assertThat(exposures(graph)).isEmpty();
          assertThat(graph).isEqualTo(graph(stack));
          assertOwned(graph, stack, schema);
        });
  }

  @Test
  void shouldKnowByTypeWhatTheGraphSaysOfDataAndWhatCannotBeTakenBack() {
    // given
    var resources = everyStack().flatMap(stack -> graph(stack).resources().stream()).toList();

    // when
    var stateful =
        resources.stream()
            .filter(resource -> resource.protection() == Protection.STATEFUL)
            .map(CloudResource::type)
            .collect(Collectors.toSet());
    var sentOnly = new TreeMap<String, Set<String>>();
    resources.forEach(resource ->
        sentOnly
            .computeIfAbsent(resource.type(), type -> new TreeSet<>())
            .addAll(resource.inputs().keySet()));

    // then
    assertThat(catalog().risks().holdingData()).isEqualTo(stateful);
    assertThat(catalog().risks().oneWay())
        .isNotEmpty()
        .allSatisfy((type, inputs) -> assertThat(sentOnly.get(type)).containsAll(inputs));
  }

  @Test
  void shouldBillEverythingButBucketsAndTheMoreTheLarger() {
    for (var type : ResourceType.values()) {
      var small = skus(charges(type, ResourceSize.SMALL, 1));
      var large = skus(charges(type, ResourceSize.LARGE, 1));

      if (type == ResourceType.BUCKET) {
        assertThat(small).as("by use alone").isEmpty();
      } else {
        assertThat(small).as("%s", type).isNotEmpty().isNotEqualTo(large);
      }
    }
  }

  @Test
  void shouldBillTheMachinesOfAGroupAtItsLeast() {
    for (var type : List.of(ResourceType.VM_GROUP, ResourceType.CLUSTER)) {
      var one = charges(type, ResourceSize.MEDIUM, 1);
      var three = charges(type, ResourceSize.MEDIUM, 3);

      assertThat(one)
          .allSatisfy(charge -> assertThat(charge.sku()).doesNotContain("found").isNotEmpty())
          .allSatisfy(charge -> assertThat(charge.quantity()).isPositive());
      assertThat(three.stream().map(Charge::sku))
          .containsExactlyElementsOf(one.stream().map(Charge::sku).toList());
      assertThat(three)
          .anySatisfy(charge -> assertThat(charge.quantity()).isEqualByComparingTo("3"));
      // its disks, one for each machine
      assertThat(three.getLast().quantity())
          .isEqualTo(one.getLast().quantity().multiply(BigDecimal.valueOf(3)));
    }
  }

  @Test
  void shouldBillADiskBySize() {
    var database =
        new ResourceSpec(
            "db", ResourceType.POSTGRES, null, 100, null, null, null, null, List.of(), null);

    assertThat(catalog().charges(graph(stack(region(), database))))
        .anySatisfy(charge -> assertThat(charge.quantity()).isEqualByComparingTo("100"));
  }

  private List<Charge> charges(ResourceType type, ResourceSize size, int machines) {
    var spec =
        new ResourceSpec(
            "it", type, size, null, null, null, machines, machines + 1, List.of(), null);
    return catalog().charges(graph(stack(region(), spec)));
  }

  private static Map<String, BigDecimal> skus(List<Charge> charges) {
    return charges.stream().collect(Collectors.toMap(Charge::sku, Charge::quantity));
  }

  @Test
  void shouldFindEveryTypeAgainOrSayThatItCannot() {
    // given
    var schema = VendorSchema.of(catalog().provider());

    // when
    var missing =
        everyStack()
            .flatMap(stack -> graph(stack).resources().stream())
            .filter(resource -> catalog().lookup(resource.type(), sent(resource)).isEmpty())
            .map(CloudResource::type)
            .collect(Collectors.toSet());
    var violations =
        everyStack()
            .flatMap(stack -> graph(stack).resources().stream())
            .flatMap(resource -> catalog().lookup(resource.type(), sent(resource)).stream())
            .flatMap(lookup -> schema.violations(lookup).stream());

    // then
    assertThat(violations).isEmpty();
    assertThat(missing).isEqualTo(typesWithoutLookup());
    assertThat(schema.violations(catalog().accountQuery())).isEmpty();
  }

  @Test
  void shouldListInTheGuideWhatCannotBeFoundAgain() throws IOException {
    // given
    var row =
        Pattern.compile("^\\| `(%s:[^`]+)` \\|".formatted(catalog().provider().packageName()));

    // when
    var listed =
        Files.readAllLines(Path.of("../docs/user-guide/resources.md")).stream()
            .map(row::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    // then
    assertThat(listed).isEqualTo(typesWithoutLookup());
  }

  @Test
  void shouldGuardWhatItCreates() {
    everyStack()
        .flatMap(stack -> graph(stack).resources().stream())
        .forEach(resource ->
            guards()
                .getOrDefault(resource.type(), Map.of())
                .forEach((input, value) ->
                    assertThat(resource.inputs()).as(resource.name()).containsEntry(input, value)));
    assertThat(everyStack().flatMap(stack -> exposures(graph(stack)).stream())).isEmpty();
  }

  @Test
  void shouldKeepTheVendorsRulesForNames() {
    // given
    var longest =
        Stream.of(ResourceType.values()).map(type -> resource(longName(type), type)).toList();

    // when
    var resources =
        Stream.of(graph(stack(region(), DeletionPolicy.DELETE, longest)), graph(all(region())))
            .flatMap(g -> g.resources().stream())
            .toList();

    // then
    for (var resource : resources) {
      names()
          .forEach((key, pattern) -> {
            var parts = key.split("#", -1);
            if (resource.type().equals(parts[0])) {
              assertThat(Values.text(resource.inputs(), parts[1]))
                  .as(key)
                  .hasValueSatisfying(name -> assertThat(name).matches(pattern));
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource(ResourceType.class)
  void shouldChangeOneResourceInPlaceWhenSizeChanges(ResourceType type) {
    for (var from : ResourceSize.values()) {
      for (var to : ResourceSize.values()) {
        // when
        var before = byName(graph(stack(region(), resource("it", type, from))));
        var after = byName(graph(stack(region(), resource("it", type, to))));

        // then
        assertThat(after.keySet()).isEqualTo(before.keySet());
        var changed = after.values().stream().filter(r -> !r.equals(before.get(r.name()))).toList();
        assertThat(changed).hasSize(from == to || type == ResourceType.BUCKET ? 0 : 1);
        for (var resource : changed) {
          var inputs =
              resource.inputs().entrySet().stream()
                  .filter(e -> !e.getValue().equals(old(before, resource).get(e.getKey())))
                  .map(Map.Entry::getKey)
                  .toList();
          assertThat(changedInPlace().getOrDefault(resource.type(), Set.of()))
              .as(resource.type())
              .containsAll(inputs);
        }
      }
    }
  }

  @Test
  void shouldPublishTheOutputsThatWorkloadsBind() {
    // when
    var outputs = graph(all(region())).outputs().keySet();

    // then
    assertThat(outputs)
        .contains(
            "p.host",
            "p.port",
            "p.database",
            "p.username",
            "c.host",
            "c.port",
            "b.bucket",
            "b.endpoint",
            "b.region",
            "v.group",
            "k.name",
            "k.endpoint");
  }

  @Test
  void shouldNeedNoNetworkForABucket() {
    // when
    var owners =
        graph(stack(region(), resource("assets", ResourceType.BUCKET))).resources().stream()
            .map(CloudResource::owner);

    // then
    assertThat(owners).containsOnly("assets");
  }

  @Test
  void shouldCreateWhatIsDependedOnFirst() {
    // given
    var stack =
        stack(
            region(),
            after(resource("assets", ResourceType.BUCKET), "orders"),
            resource("orders", ResourceType.POSTGRES));

    // when
    var graph = graph(stack);

    // then
    var orders =
        graph.resources().stream()
            .filter(r -> r.owner().equals("orders"))
            .map(CloudResource::name)
            .toList();
    assertThat(graph.resources().stream().filter(r -> r.owner().equals("assets")))
        .allSatisfy(r -> assertThat(r.dependsOn()).containsAll(orders));
  }

  @Test
  void shouldRefuseWhatItCannotBuildAndSayWhatWorks() {
    // when
    var unknownVersion =
        problems(stack(region(), withVersion(resource("orders", ResourceType.POSTGRES), "9.1")));
    var unknownDependency =
        problems(stack(region(), after(resource("orders", ResourceType.POSTGRES), "nothing")));
    var cycle =
        problems(
            stack(
                region(),
                after(resource("a", ResourceType.BUCKET), "b"),
                after(resource("b", ResourceType.BUCKET), "a")));
    var reserved = problems(stack(region(), resource("network", ResourceType.BUCKET)));

    // then
    assertThat(unknownVersion).extracting(Problem::reason).containsExactly(Reason.NOT_SUPPORTED);
    assertThat(unknownVersion.getFirst().message())
        .contains("orders", "9.1")
        .contains(versions().get(ResourceType.POSTGRES));
    assertThat(unknownDependency)
        .extracting(Problem::reason)
        .containsExactly(Reason.DEPENDENCY_NOT_FOUND);
    assertThat(cycle).extracting(Problem::reason).containsExactly(Reason.DEPENDENCY_CYCLE);
    assertThat(reserved).extracting(Problem::reason).containsExactly(Reason.INVALID_SPEC);
  }

  @Test
  void shouldRefuseABucketWhileTheAccountIsNotKnown() {
    // given
    var known = stack(region(), resource("assets", ResourceType.BUCKET));
    var unknown =
        new StackDescription(
            known.stack(),
            known.application(),
            known.placement(),
            known.region(),
            null,
            known.resources(),
            known.deletionPolicy(),
            known.passwords());

    // then
    assertThat(problems(unknown))
        .extracting(Problem::reason)
        .containsExactly(Reason.ACCOUNT_NOT_READY);
  }

  /** The graph of a stack that the cloud can build. */
  protected final ResourceGraph graph(StackDescription stack) {
    return switch (catalog().map(stack)) {
      case Mapping.Graph(ResourceGraph graph) -> graph;
      case Mapping.Refused(List<Problem> problems) ->
          throw new AssertionError(stack.resources() + " refused: " + problems);
    };
  }

  /** Why the cloud can't build a stack. */
  protected final List<Problem> problems(StackDescription stack) {
    return switch (catalog().map(stack)) {
      case Mapping.Graph g -> List.of();
      case Mapping.Refused(List<Problem> problems) -> problems;
    };
  }

  /** One resource of each type. */
  protected static StackDescription all(String region) {
    return stack(
        region,
        resource("p", ResourceType.POSTGRES),
        resource("c", ResourceType.CACHE),
        resource("b", ResourceType.BUCKET),
        resource("v", ResourceType.VM_GROUP),
        resource("k", ResourceType.CLUSTER));
  }

  private Stream<StackDescription> everyStack() {
    var single =
        Stream.of(ResourceType.values())
            .flatMap(type ->
                Stream.of(ResourceSize.values())
                    .map(
                        size -> resource("it-" + size.name().toLowerCase(Locale.ROOT), type, size)))
            .flatMap(spec -> Stream.of(spec, withStandby(spec)));
    var versioned =
        versions().entrySet().stream()
            .flatMap(entry ->
                entry.getValue().stream()
                    .map(version -> withVersion(resource("it", entry.getKey()), version)));
    return Stream.concat(
        Stream.concat(single, versioned).map(spec -> stack(region(), spec)),
        Stream.of(
            all(region()), stack(region(), DeletionPolicy.ORPHAN, all(region()).resources())));
  }

  /** Inputs as the relay sees them: references replaced by what they stand for. */
  private static Map<String, PropertyValue> sent(CloudResource resource) {
    return resource.inputs().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue() instanceof PropertyValue.OutputOf(String of, String property)
                        ? PropertyValue.of(of + "." + property)
                        : entry.getValue()));
  }

  private static void assertOwned(
      ResourceGraph graph, StackDescription stack, VendorSchema schema) {
    for (var resource : graph.resources()) {
      assertThat(resource.name()).startsWith(resource.owner() + "-");
      if (schema.takesTags(resource.type())) {
        assertThat(resource.inputs()).as(resource.name()).containsKey("tags");
        assertThat(String.valueOf(resource.inputs().get("tags")))
            .contains(OwnershipTags.of(stack, resource.owner(), resource.name()).values());
      }
    }
  }

  private static List<String> exposures(ResourceGraph graph) {
    return graph.resources().stream()
        .flatMap(resource -> Exposure.in(resource.name(), resource.inputs()).stream())
        .toList();
  }

  private static Map<String, PropertyValue> old(
      Map<String, CloudResource> before, CloudResource resource) {
    var previous = before.get(resource.name());
    return previous == null ? Map.of() : previous.inputs();
  }

  /** As long as the schema of the custom resource allows. */
  private static String longName(ResourceType type) {
    var start = type.name().toLowerCase(Locale.ROOT).replace("_", "");
    return start + "x".repeat(29 - start.length()) + "9";
  }

  private static Map<String, CloudResource> byName(ResourceGraph graph) {
    var byName = new TreeMap<String, CloudResource>();
    graph.resources().forEach(resource -> byName.put(resource.name(), resource));
    return byName;
  }
}
