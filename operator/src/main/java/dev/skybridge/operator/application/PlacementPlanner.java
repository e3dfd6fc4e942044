package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.application.ApplicationDecision.Waiting;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.ManifestRenderer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one placement is to run, once its stack has what its components bind. Pure. */
final class PlacementPlanner {

  /** The result. */
  sealed interface Plan {
    /**
     * It can be delivered.
     *
     * @param request to deliver
     */
    record Deliver(DeliveryRequest request) implements Plan {}

    /**
     * It has to wait.
     *
     * @param waiting for what
     */
    record Wait(Waiting waiting) implements Plan {}
  }

  Plan plan(
      Application application,
      PlacementSpec placement,
      Optional<CloudStack> stack,
      ApplicationObserved observed) {
    var target =
        ApplicationPlanner.target(application, placement.name(), placement.clusterOrDefault());
    var spec = application.getSpec();
    var source = spec.source();
    var reason = reason(application);
    if (source != null) {
      return new Plan.Deliver(
          new DeliveryRequest(target, new Content.Source(source), Map.of(), reason));
    }
    var bindings = bindings(application, placement, stack, observed);
    var unbound = bound(application).stream().filter(name -> !bindings.containsKey(name)).toList();
    if (!unbound.isEmpty()) {
      return new Plan.Wait(
          new Waiting(
              placement.name(),
              stack
                  .flatMap(PlacementPlanner::problem)
                  .orElseGet(() ->
                      new Problem(
                          Reason.IN_PROGRESS, "waiting for " + String.join(", ", unbound)))));
    }
    var secrets = secrets(bindings, observed);
    var keys = new TreeMap<String, Set<String>>();
    bindings.forEach((resource, values) -> keys.put(resource, values.keySet()));
    var files =
        ManifestRenderer.render(target, spec, keys, version(application, stack, secrets, observed));
    return new Plan.Deliver(
        new DeliveryRequest(target, new Content.Manifests(files), secrets, reason));
  }

  /** Why a stack is not ready, in its own words. */
  static Optional<Problem> problem(CloudStack stack) {
    var status = stack.getStatus();
    if (status == null) {
      return Optional.of(new Problem(Reason.PENDING, "the stack was not looked at yet"));
    }
    return status.conditions().stream()
        .filter(condition -> condition.type().equals("Ready") && !condition.isTrue())
        .findFirst()
        .map(condition -> new Problem(Reasons.ofCode(condition.reason()), condition.message()));
  }

  private static String reason(Application application) {
    return application.getMetadata().getNamespace()
        + "/"
        + application.getMetadata().getName()
        + " generation "
        + application.getMetadata().getGeneration();
  }

  private static Set<String> bound(Application application) {
    var names = new LinkedHashSet<String>();
    application.getSpec().components().forEach(component -> names.addAll(component.bindings()));
    return names;
  }

  private static Map<String, Map<String, SecretText>> bindings(
      Application application,
      PlacementSpec placement,
      Optional<CloudStack> stack,
      ApplicationObserved observed) {
    var outputs = stack.map(CloudStack::getStatus).map(status -> status.outputs()).orElse(Map.of());
    var passwords = observed.passwords().getOrDefault(placement.name(), Map.of());
    var bound = bound(application);
    var result = new LinkedHashMap<String, Map<String, SecretText>>();
    for (ResourceSpec resource : application.getSpec().resources()) {
      var values = Bindings.of(resource, outputs, passwords);
      if (bound.contains(resource.name()) && !values.isEmpty()) {
        result.put(resource.name(), values);
      }
    }
    return result;
  }

  private static Map<String, Map<String, SecretText>> secrets(
      Map<String, Map<String, SecretText>> bindings, ApplicationObserved observed) {
    var result = new LinkedHashMap<String, Map<String, SecretText>>();
    bindings.forEach((resource, values) -> result.put(Bindings.secretName(resource), values));
    observed
        .secrets()
        .forEach((name, values) -> values.ifPresent(found -> result.put(name, found.values())));
    return result;
  }

  /**
   * Changes when a pod must start anew to see new values. Made of versions and addresses, never of
   * secret values: it stands in Git.
   */
  private static String version(
      Application application,
      Optional<CloudStack> stack,
      Map<String, Map<String, SecretText>> secrets,
      ApplicationObserved observed) {
    if (secrets.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    var bound = bound(application);
    stack
        .map(CloudStack::getStatus)
        .map(status -> new TreeMap<>(status.outputs()))
        .orElseGet(TreeMap::new)
        .forEach((key, value) -> {
          if (bound.contains(key.substring(0, Math.max(0, key.indexOf('.'))))) {
            text.append(key).append('=').append(value).append('\n');
          }
        });
    new TreeMap<>(observed.secrets())
        .forEach((name, values) ->
            values.ifPresent(v -> text.append(name).append('@').append(v.version()).append('\n')));
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
