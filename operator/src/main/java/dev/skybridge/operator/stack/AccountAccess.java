package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountSpec;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.stack.StackObserved.Access;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an account can be used, and with what. Pure. */
public final class AccountAccess {
  private AccountAccess() {}

  /**
   * Keys that the Secret of an account must have: the configuration names of the vendor's provider.
   */
  public static List<String> requiredKeys(Provider provider) {
    return switch (provider) {
      case AWS, ALICLOUD -> List.of("accessKey", "secretKey");
      case TENCENTCLOUD -> List.of("secretId", "secretKey");
    };
  }

  /**
   * Judges.
   *
   * @param namespace that wants to use it
   * @param name {@code namespace/name} of the account
   */
  static Access judge(
      String namespace, String name, Optional<CloudAccount> account, Optional<Secret> secret) {
    if (account.isEmpty()) {
      return denied(Reason.ACCOUNT_NOT_FOUND, "CloudAccount " + name + " does not exist");
    }
    var found = account.get();
    var spec = found.getSpec();
    if (!spec.allows(found.getMetadata().getNamespace(), namespace)) {
      return denied(
          Reason.ACCOUNT_NOT_ALLOWED,
          "CloudAccount " + name + " may not be used from namespace " + namespace);
    }
    var missing = missing(spec.provider(), spec.credentials().name(), secret);
    if (missing.isPresent()) {
      return new Access.Denied(missing.get());
    }
    return new Access.Granted(credentials(spec, name, secret.orElseThrow()));
  }

  /** How to reach an account whose Secret was found complete. */
  public static AccountCredentials credentials(CloudAccountSpec spec, String name, Secret secret) {
    return new AccountCredentials(spec.provider(), name, spec.region(), decode(secret));
  }

  /** What is wrong with the Secret of an account, if anything. */
  public static Optional<Problem> missing(
      Provider provider, String secretName, Optional<Secret> secret) {
    if (secret.isEmpty()) {
      return Optional.of(
          new Problem(
              Reason.SECRET_NOT_FOUND,
              "Secret "
                  + secretName
                  + " with the keys "
                  + String.join(", ", requiredKeys(provider))
                  + " does not exist"));
    }
    var data = Optional.ofNullable(secret.get().getData()).orElse(Map.of());
    var absent =
        requiredKeys(provider).stream()
            .filter(key -> !data.containsKey(key) || data.get(key).isEmpty())
            .toList();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Reason.SECRET_NOT_FOUND,
                "Secret " + secretName + " lacks the keys " + String.join(", ", absent)));
  }

  private static Map<String, SecretText> decode(Secret secret) {
    var values = new HashMap<String, SecretText>();
    secret
        .getData()
        .forEach((key, value) ->
            values.put(
                key,
                SecretText.of(
                    new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)
                        .strip())));
    return values;
  }

  private static Access denied(Reason reason, String message) {
    return new Access.Denied(new Problem(reason, message));
  }
}
