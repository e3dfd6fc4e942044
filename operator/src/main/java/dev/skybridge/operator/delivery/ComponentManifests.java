package dev.skybridge.operator.delivery;

import dev.skybridge.crd.ComponentSpec;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The manifests of one component: a Deployment and, where it has a port, a Service.
 *
 * <p>Pods fit the <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">restricted Pod
 * Security Standard</a>. The user is set to 65532 (the {@code nonroot} of distroless images),
 * because {@code runAsNonRoot} alone refuses every image that names no numeric user; the root file
 * system stays writable, because many images write to it.
 */
final class ComponentManifests {
  private static final long NON_ROOT_USER = 65532L;
  private static final int PROGRESS_DEADLINE_SECONDS = 60;
  private static final long TERMINATION_GRACE_SECONDS = 30L;
  private static final int PROBE_PERIOD_SECONDS = 5;
  private static final int PROBE_TIMEOUT_SECONDS = 2;
  private static final String PORT_NAME = "http";

  private final DeliveryTarget target;
  private final Map<String, Set<String>> bindings;
  private final String bindingsHash;

  ComponentManifests(
      DeliveryTarget target, Map<String, Set<String>> bindings, String bindingsHash) {
    this.target = target;
    this.bindings = bindings;
    this.bindingsHash = bindingsHash;
  }

  String render(ComponentSpec component) {
    var deployment = Serialization.asYaml(deployment(component));
    return component.port() == null
        ? deployment
        : deployment + Serialization.asYaml(service(component, component.port()));
  }

  private Deployment deployment(ComponentSpec component) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(component.name())
        .withNamespace(target.workloadNamespace())
        .withLabels(labels(component))
        .endMetadata()
        .withNewSpec()
        .withReplicas(component.replicas() == null ? 1 : component.replicas())
        .withProgressDeadlineSeconds(PROGRESS_DEADLINE_SECONDS)
        .withRevisionHistoryLimit(3)
        .withNewSelector()
        .withMatchLabels(selector(component))
        .endSelector()
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString("25%"))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withTemplate(template(component).build())
        .endSpec()
        .build();
  }

  private PodTemplateSpecBuilder template(ComponentSpec component) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(labels(component))
        .withAnnotations(Map.of(Names.BINDINGS_HASH, bindingsHash))
        .endMetadata()
        .withSpec(
            new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(TERMINATION_GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(NON_ROOT_USER)
                .withRunAsGroup(NON_ROOT_USER)
                .withFsGroup(NON_ROOT_USER)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("kubernetes.io/hostname")
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(selector(component))
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .withContainers(container(component).build())
                .build());
  }

  private ContainerBuilder container(ComponentSpec component) {
    var memory = new Quantity(component.memory() == null ? "128Mi" : component.memory());
    var container =
        new ContainerBuilder()
            .withName(component.name())
            .withImage(component.image())
            .withEnv(ComponentEnv.of(component, bindings))
            .withNewResources()
            .addToRequests("cpu", new Quantity(component.cpu() == null ? "100m" : component.cpu()))
            .addToRequests("memory", memory)
            .addToLimits("memory", memory)
            .endResources()
            .withNewSecurityContext()
            .withAllowPrivilegeEscalation(false)
            .withNewCapabilities()
            .withDrop("ALL")
            .endCapabilities()
            .endSecurityContext();
    return component.port() == null ? container : withPort(container, component, component.port());
  }

  private static ContainerBuilder withPort(
      ContainerBuilder container, ComponentSpec component, int port) {
    return container
        .addNewPort()
        .withName(PORT_NAME)
        .withContainerPort(port)
        .withProtocol("TCP")
        .endPort()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath(component.readinessPath() == null ? "/" : component.readinessPath())
        .withPort(new IntOrString(PORT_NAME))
        .withScheme("HTTP")
        .endHttpGet()
        .withPeriodSeconds(PROBE_PERIOD_SECONDS)
        .withTimeoutSeconds(PROBE_TIMEOUT_SECONDS)
        .withFailureThreshold(3)
        .endReadinessProbe();
  }

  private Service service(ComponentSpec component, int port) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(component.name())
        .withNamespace(target.workloadNamespace())
        .withLabels(labels(component))
        .endMetadata()
        .withNewSpec()
        .withSelector(selector(component))
        .addNewPort()
        .withName(PORT_NAME)
        .withPort(port)
        .withTargetPort(new IntOrString(PORT_NAME))
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  private Map<String, String> selector(ComponentSpec component) {
    var labels = new TreeMap<String, String>();
    labels.put("app.kubernetes.io/name", component.name());
    labels.put("app.kubernetes.io/instance", target.workloadNamespace());
    return labels;
  }

  private Map<String, String> labels(ComponentSpec component) {
    var labels = selector(component);
    labels.put("app.kubernetes.io/component", component.name());
    labels.put("app.kubernetes.io/part-of", target.applicationLabel());
    labels.put(Names.MANAGED_BY, Names.SKYBRIDGE);
    return labels;
  }
}
