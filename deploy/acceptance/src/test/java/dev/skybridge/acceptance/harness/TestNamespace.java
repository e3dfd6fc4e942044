package dev.skybridge.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountSpec;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** A namespace of one test, with an account on each cloud. */
public final class TestNamespace {
  /** Accounts that the world makes, in the demo's namespace. */
  private static final List<String> ACCOUNTS =
      List.of("aws-main", "alicloud-main", "tencentcloud-main");

  private static final String DEMO = "shop";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final TestWorld world;
  private final String name;

  private TestNamespace(TestWorld world, String name) {
    this.world = world;
    this.name = name;
  }

  static TestNamespace create(TestWorld world, String purpose) {
    String name =
        "acc-"
            + purpose
            + "-"
            + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36), 36);
    KubernetesClient client = world.kubernetes();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .serverSideApply();
    TestNamespace namespace = new TestNamespace(world, name);
    ACCOUNTS.forEach(namespace::copyAccount);
    return namespace;
  }

  private void copyAccount(String account) {
    KubernetesClient client = world.kubernetes();
    CloudAccount given =
        Objects.requireNonNull(
            client.resources(CloudAccount.class).inNamespace(DEMO).withName(account).get(),
            "the world made no account " + account);
    Secret keys =
        Objects.requireNonNull(
            client
                .secrets()
                .inNamespace(DEMO)
                .withName(given.getSpec().credentials().name())
                .get());
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withNamespace(name)
                .withName(keys.getMetadata().getName())
                .endMetadata()
                .withData(keys.getData())
                .build())
        .serverSideApply();
    CloudAccount copy = new CloudAccount();
    copy.setMetadata(new ObjectMetaBuilder().withNamespace(name).withName(account).build());
    CloudAccountSpec spec = given.getSpec();
    copy.setSpec(
        new CloudAccountSpec(spec.provider(), spec.region(), spec.credentials(), List.of()));
    client.resource(copy).serverSideApply();
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** A Secret in it. */
  public void secret(String secret, Map<String, String> values) {
    world
        .kubernetes()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withNamespace(name)
                .withName(secret)
                .endMetadata()
                .withStringData(values)
                .build())
        .serverSideApply();
  }

  /** The application of that name in it, whether or not it exists. */
  public Deployed application(String application) {
    return new Deployed(world, name, application);
  }

  /** A manifest of an Application in it; the spec is indented as it stands. */
  public String manifest(String application, String spec) {
    return """
    apiVersion: skybridge.dev/v1alpha1
    kind: Application
    metadata:
      name: %s
      namespace: %s
    spec:
    %s
    """
        .formatted(application, name, spec.stripTrailing().indent(2).stripTrailing());
  }

  /** Removes its applications, then the namespace. */
  public void remove() {
    world.kubernetes().resources(Application.class).inNamespace(name).delete();
    Eventually.holds(
        "no application is left in " + name,
        DEADLINE,
        () ->
            assertThat(
                    world
                        .kubernetes()
                        .resources(Application.class)
                        .inNamespace(name)
                        .list()
                        .getItems())
                .isEmpty());
    world.kubernetes().namespaces().withName(name).delete();
  }
}
