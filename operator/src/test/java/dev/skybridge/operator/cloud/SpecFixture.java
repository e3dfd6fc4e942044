package dev.skybridge.operator.cloud;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resources and stacks to map. */
public final class SpecFixture {
  private SpecFixture() {}

  /** A resource that asks for nothing special; its name is the type's first word and a number. */
  public static ResourceSpec resource(String name, ResourceType type) {
    return resource(name, type, null);
  }

  /** A resource of a size. */
  public static ResourceSpec resource(String name, ResourceType type, @Nullable ResourceSize size) {
    return new ResourceSpec(name, type, size, null, null, null, null, null, List.of(), null);
  }

  /** The same resource with a standby. */
  public static ResourceSpec withStandby(ResourceSpec spec) {
    return new ResourceSpec(
        spec.name(),
        spec.type(),
        spec.size(),
        null,
        null,
        true,
        null,
        null,
        spec.dependsOn(),
        null);
  }

  /** The same resource in a version. */
  public static ResourceSpec withVersion(ResourceSpec spec, String version) {
    return new ResourceSpec(
        spec.name(),
        spec.type(),
        spec.size(),
        null,
        version,
        null,
        null,
        null,
        spec.dependsOn(),
        null);
  }

  /** The same resource after others. */
  public static ResourceSpec after(ResourceSpec spec, String... names) {
    return new ResourceSpec(
        spec.name(), spec.type(), spec.size(), null, null, null, null, null, List.of(names), null);
  }

  /** A stack in an account that is known. */
  public static StackDescription stack(String region, ResourceSpec... resources) {
    return stack(region, DeletionPolicy.DELETE, List.of(resources));
  }

  /** A stack in an account that is known, with a password for each resource. */
  public static StackDescription stack(
      String region, DeletionPolicy policy, List<ResourceSpec> resources) {
    var passwords =
        resources.stream()
            .map(ResourceSpec::name)
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> SecretText.of("Secret-of-" + name)));
    return new StackDescription(
        new StackId("default", "shop-main"),
        "default/shop",
        "main",
        region,
        "1250000000",
        resources,
        policy,
        passwords);
  }
}
