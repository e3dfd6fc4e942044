package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationStatus;
import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.Annotations;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An application as a line of a list.
 *
 * @param namespace it lives in
 * @param name of it
 * @param level how it stands
 * @param ready status of its condition {@code Ready}
 * @param reason code of the reason for that
 * @param message for a person
 * @param providers the clouds it stands on, sorted
 * @param placements how many it asks for
 * @param readyPlacements how many of them are provisioned, synced and healthy
 * @param revision commit of the config repository that carries its manifests
 * @param createdAt RFC 3339
 * @param paused whether its reconciliation is paused
 * @param deleting whether it is being deleted
 * @param current whether the status speaks of the spec as it is now
 */
public record ApplicationSummary(
    String namespace,
    String name,
    Level level,
    ReadyStatus ready,
    String reason,
    String message,
    List<String> providers,
    int placements,
    int readyPlacements,
    @Nullable @Schema(nullable = true) String revision,
    String createdAt,
    boolean paused,
    boolean deleting,
    boolean current) {

  /** Copies the list. */
  public ApplicationSummary {
    providers = List.copyOf(providers);
  }

  static ApplicationSummary of(Application application) {
    var metadata = application.getMetadata();
    var status = statusOf(application);
    var ready = ConditionView.ready(status.conditions()).orElse(null);
    var paused = Annotations.has(application, Annotations.PAUSED);
    return new ApplicationSummary(
        metadata.getNamespace(),
        metadata.getName(),
        paused ? Level.PAUSED : Level.ofReady(ready),
        ReadyStatus.of(ready),
        ready == null ? Reason.PENDING.code() : ready.reason(),
        ready == null ? "" : ready.message(),
        providers(status),
        application.getSpec().placements().size(),
        (int) status.placements().stream().filter(ApplicationSummary::isReady).count(),
        status.revision(),
        metadata.getCreationTimestamp(),
        paused,
        metadata.getDeletionTimestamp() != null,
        Objects.equals(status.observedGeneration(), metadata.getGeneration()));
  }

  static ApplicationStatus statusOf(Application application) {
    var status = application.getStatus();
    return status != null ? status : Serialization.unmarshal("{}", ApplicationStatus.class);
  }

  private static List<String> providers(ApplicationStatus status) {
    return status.placements().stream()
        .map(PlacementStatus::provider)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isReady(PlacementStatus placement) {
    return Reason.READY.code().equals(placement.reason());
  }
}
