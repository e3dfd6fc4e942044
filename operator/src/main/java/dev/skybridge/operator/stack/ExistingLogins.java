package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.ExistingResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.stack.CloudCatalog.Existing;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how to log in to what exists already, from the Secrets that its owner names. */
final class ExistingLogins {
  private static final String PASSWORD = "password";

  private final KubernetesClient client;

  ExistingLogins(KubernetesClient client) {
    this.client = client;
  }

  /** What was read. */
  sealed interface Logins {
    /**
     * All that is named is there.
     *
     * @param existing by resource name
     * @param passwords by resource name, where there is one
     */
    record Known(Map<String, Existing> existing, Map<String, SecretText> passwords)
        implements Logins {
      /** Copies the maps. */
      public Known {
        existing = Map.copyOf(existing);
        passwords = Map.copyOf(passwords);
      }
    }

    /**
     * Something is not.
     *
     * @param problem which
     */
    record Missing(Problem problem) implements Logins {}
  }

  /** Of one stack; of one that is being deleted nobody logs in. */
  Logins read(CloudStack stack) {
    var existing = new HashMap<String, Existing>();
    var passwords = new HashMap<String, SecretText>();
    for (var each : stack.getSpec().existing()) {
      var reference = each.credentials();
      if (reference == null || stack.isMarkedForDeletion()) {
        existing.put(each.resource(), new Existing(origin(each), Map.of()));
        continue;
      }
      var namespace = stack.getMetadata().getNamespace();
      var data = data(client.secrets().inNamespace(namespace).withName(reference.name()).get());
      var password = data.get(PASSWORD);
      if (password == null) {
        return new Logins.Missing(
            new Problem(
                Reason.SECRET_NOT_FOUND,
                "%s exists already: its Secret %s has no key %s, or is missing"
                    .formatted(each.resource(), reference.name(), PASSWORD)));
      }
      passwords.put(each.resource(), SecretText.of(password));
      data.remove(PASSWORD);
      existing.put(each.resource(), new Existing(origin(each), data));
    }
    return new Logins.Known(existing, passwords);
  }

  private static Origin origin(ExistingResource each) {
    return each.isTakenOver() ? new Origin.TakenOver(each.id()) : new Origin.Observed(each.id());
  }

  private static Map<String, String> data(@Nullable Secret secret) {
    var texts = new TreeMap<String, String>();
    Optional.ofNullable(secret)
        .map(Secret::getData)
        .orElse(Map.of())
        .forEach((key, value) ->
            texts.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return texts;
  }
}
