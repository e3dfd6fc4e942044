package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.Condition;
import dev.skybridge.model.Reason;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cloud account.
 *
 * @param namespace it lives in
 * @param name of it
 * @param provider its cloud
 * @param region the vendor's region
 * @param allowedNamespaces namespaces beside its own that may use it
 * @param level how it stands
 * @param ready status of its condition {@code Ready}
 * @param reason code of the reason for that
 * @param message for a person
 * @param cure what can be done, in English; null for a reason that is not ours
 * @param conditions of the account
 * @param createdAt RFC 3339
 * @param applications how many of the applications that the caller may see use it
 * @param orphans what in it belongs to no stack; null until it was looked through
 */
public record AccountView(
    String namespace,
    String name,
    String provider,
    String region,
    List<String> allowedNamespaces,
    Level level,
    ReadyStatus ready,
    String reason,
    String message,
    @Nullable @Schema(nullable = true) String cure,
    List<ConditionView> conditions,
    String createdAt,
    int applications,
    @Nullable @Schema(nullable = true) OrphansView orphans) {
  /** Copies the lists. */
  public AccountView {
    allowedNamespaces = List.copyOf(allowedNamespaces);
    conditions = List.copyOf(conditions);
  }

  static AccountView of(CloudAccount account, int applications) {
    var metadata = account.getMetadata();
    var spec = account.getSpec();
    List<Condition> conditions =
        account.getStatus() == null ? List.of() : account.getStatus().conditions();
    var ready = ConditionView.ready(conditions).orElse(null);
    var reason = ready == null ? Reason.PENDING.code() : ready.reason();
    return new AccountView(
        metadata.getNamespace(),
        metadata.getName(),
        spec.provider().packageName(),
        spec.region(),
        spec.allowedNamespaces(),
        Level.ofReady(ready),
        ReadyStatus.of(ready),
        reason,
        ready == null ? "" : ready.message(),
        Level.cure(reason),
        ConditionView.of(conditions, metadata.getGeneration()),
        metadata.getCreationTimestamp(),
        applications,
        OrphansView.of(account.getStatus()));
  }
}
