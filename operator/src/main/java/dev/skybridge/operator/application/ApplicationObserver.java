package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.Condition;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.application.ApplicationObserved.SecretValues;
import dev.skybridge.operator.stack.PasswordVault;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a decision on an application rests on. */
final class ApplicationObserver {
  private final KubernetesClient client;
  private final PasswordVault vault;

  ApplicationObserver(KubernetesClient client, PasswordVault vault) {
    this.client = client;
    this.vault = vault;
  }

  ApplicationObserved observe(
      Application application,
      Set<CloudStack> stacks,
      Optional<TrafficRoute> route,
      Function<String, Optional<Application>> siblings) {
    var byPlacement = new LinkedHashMap<String, CloudStack>();
    stacks.forEach(stack -> byPlacement.put(stack.getSpec().placement(), stack));
    var deleting = application.isMarkedForDeletion();
    var status = application.getStatus();
    return new ApplicationObserved(
        deleting,
        Annotations.has(application, Annotations.FORCE_ABANDON),
        Annotations.has(application, Annotations.PAUSED),
        isSettled(application),
        byPlacement,
        status == null ? List.of() : status.placements(),
        deleting ? List.of() : new Dependencies(siblings).of(application),
        deleting ? Map.of() : secrets(application),
        deleting ? Map.of() : passwords(application, byPlacement),
        route);
  }

  private static boolean isSettled(Application application) {
    var status = application.getStatus();
    return status != null
        && application.getMetadata().getGeneration().equals(status.observedGeneration())
        && status.conditions().stream()
            .filter(c -> c.type().equals("Ready"))
            .anyMatch(Condition::isTrue);
  }

  private Map<String, Optional<SecretValues>> secrets(Application application) {
    var result = new HashMap<String, Optional<SecretValues>>();
    for (var component : application.getSpec().components()) {
      for (var env : component.env()) {
        var wanted = env.secret();
        if (wanted != null) {
          result.computeIfAbsent(
              wanted.name(), name -> read(application.getMetadata().getNamespace(), name));
        }
      }
    }
    return result;
  }

  private Optional<SecretValues> read(String namespace, String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
        .map(secret -> new SecretValues(secret.getMetadata().getResourceVersion(), values(secret)));
  }

  private static Map<String, SecretText> values(Secret secret) {
    var values = new HashMap<String, SecretText>();
    Optional.ofNullable(secret.getData())
        .orElse(Map.of())
        .forEach((key, value) ->
            values.put(
                key,
                SecretText.of(
                    new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))));
    return values;
  }

  private Map<String, Map<String, SecretText>> passwords(
      Application application, Map<String, CloudStack> stacks) {
    if (application.getSpec().resources().stream()
        .noneMatch(r -> PasswordVault.hasPassword(r.type()))) {
      return Map.of();
    }
    var result = new HashMap<String, Map<String, SecretText>>();
    stacks.forEach((placement, stack) ->
        result.put(
            placement,
            vault.read(stack.getMetadata().getNamespace(), stack.getMetadata().getName())));
    return result;
  }
}
