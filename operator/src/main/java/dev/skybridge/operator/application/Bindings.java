package dev.skybridge.operator.application;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.SecretText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a workload gets of a resource: the stack's outputs, the password, and a URL made of them.
 * Pure.
 */
final class Bindings {
  private Bindings() {}

  /** Name of the Secret that carries the binding of a resource. */
  static String secretName(String resource) {
    return resource + "-binding";
  }

  /** Keys and values for one resource; empty while the stack has no outputs of it. */
  static Map<String, SecretText> of(
      ResourceSpec resource, Map<String, String> outputs, Map<String, SecretText> passwords) {
    var prefix = resource.name() + ".";
    var values = new TreeMap<String, SecretText>();
    outputs.forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        values.put(name.substring(prefix.length()), SecretText.of(value));
      }
    });
    if (values.isEmpty()) {
      return Map.of();
    }
    var password = passwords.get(resource.name());
    if (password != null) {
      values.put("password", password);
    }
    url(resource, values).ifPresent(url -> values.put("url", url));
    return new HashMap<>(values);
  }

  private static Optional<SecretText> url(ResourceSpec resource, Map<String, SecretText> values) {
    var host = values.get("host");
    var port = values.get("port");
    var password = values.get("password");
    if (host == null || port == null || password == null) {
      return Optional.empty();
    }
    var address = "@" + host.reveal() + ":" + port.reveal();
    return switch (resource.type()) {
      case POSTGRES -> {
        var user = values.get("username");
        var database = values.get("database");
        yield user == null || database == null
            ? Optional.empty()
            : Optional.of(
                SecretText.of(
                    "postgresql://"
                        + user.reveal()
                        + ":"
                        + encoded(password)
                        + address
                        + "/"
                        + database.reveal()));
      }
      // whether a cache speaks TLS differs by cloud: its address and password are given, no URL
      case CACHE, BUCKET, VM_GROUP, CLUSTER -> Optional.empty();
    };
  }

  private static String encoded(SecretText text) {
    return URLEncoder.encode(text.reveal(), StandardCharsets.UTF_8);
  }
}
