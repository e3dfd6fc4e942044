package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.ExistingResource;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.SecretText;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Passwords of a stack's databases and caches: made once, kept in the Secret {@code
 * <stack>-credentials}, never changed by themselves.
 */
public final class PasswordVault {
  private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String DIGITS = "23456789";

  /**
   * 16 characters of letters and digits with one hyphen, about 82 bits. The only length that all
   * vendors take: Tencent Cloud's Redis ends at 16 and the AUTH token of ElastiCache begins there.
   * The hyphen is the one sign that ElastiCache, RDS, Alibaba Cloud and Tencent Cloud all accept.
   */
  private static final int LENGTH = 16;

  private final KubernetesClient client;
  private final SecureRandom random = new SecureRandom();

  /** Stands on the cluster's Secrets. */
  public PasswordVault(KubernetesClient client) {
    this.client = client;
  }

  /** Name of the Secret that holds the passwords of a stack. */
  public static String secretName(String stack) {
    return stack + "-credentials";
  }

  /** Whether a resource of this type has a password. */
  public static boolean hasPassword(ResourceType type) {
    return switch (type) {
      case POSTGRES, CACHE -> true;
      case BUCKET, VM_GROUP, CLUSTER -> false;
    };
  }

  /**
   * The passwords by resource name; makes and stores those that are missing. For what exists
   * already none is ever made.
   *
   * @param given passwords of what exists already
   */
  public Map<String, SecretText> ensure(CloudStack stack, Map<String, SecretText> given) {
    var existing = stack.getSpec().existing().stream().map(ExistingResource::resource).toList();
    var wanted =
        stack.getSpec().resources().stream()
            .filter(r -> hasPassword(r.type()))
            .map(ResourceSpec::name)
            .filter(name -> !existing.contains(name))
            .toList();
    if (wanted.isEmpty() && given.isEmpty()) {
      return Map.of();
    }
    var known = read(stack.getMetadata().getNamespace(), stack.getMetadata().getName());
    var all = new HashMap<>(known);
    all.putAll(given);
    wanted.forEach(name -> all.computeIfAbsent(name, _ -> SecretText.of(password())));
    if (!all.equals(known)) {
      store(stack, all);
    }
    return Map.copyOf(all);
  }

  /** The passwords that are stored for a stack. */
  public Map<String, SecretText> read(String namespace, String stack) {
    var secret = client.secrets().inNamespace(namespace).withName(secretName(stack)).get();
    var passwords = new HashMap<String, SecretText>();
    if (secret != null && secret.getData() != null) {
      secret
          .getData()
          .forEach((key, value) ->
              passwords.put(
                  key,
                  SecretText.of(
                      new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))));
    }
    return Map.copyOf(passwords);
  }

  private void store(CloudStack stack, Map<String, SecretText> passwords) {
    client
        .resource(secret(stack, passwords))
        .fieldManager("skybridge")
        .forceConflicts()
        .serverSideApply();
  }

  private static Secret secret(CloudStack stack, Map<String, SecretText> passwords) {
    var data = new HashMap<String, String>();
    passwords.forEach((key, value) ->
        data.put(
            key,
            Base64.getEncoder().encodeToString(value.reveal().getBytes(StandardCharsets.UTF_8))));
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(stack.getMetadata().getNamespace())
        .withName(secretName(stack.getMetadata().getName()))
        .addToLabels("app.kubernetes.io/managed-by", "skybridge")
        .addToOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion(stack.getApiVersion())
                .withKind(stack.getKind())
                .withName(stack.getMetadata().getName())
                .withUid(stack.getMetadata().getUid())
                .build())
        .endMetadata()
        .withData(data)
        .build();
  }

  private String password() {
    var all = LOWER + UPPER + DIGITS;
    var text =
        new StringBuilder().append(one(LOWER)).append(one(UPPER)).append(one(DIGITS)).append('-');
    while (text.length() < LENGTH) {
      text.append(one(all));
    }
    return text.toString();
  }

  private char one(String alphabet) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }
}
