package dev.skybridge.operator.delivery;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a placement stands in its cluster.
 *
 * @param revision wanted: the commit, or in direct mode the hash of the manifests; null before it
 *     is known
 * @param syncedRevision what the cluster was last brought to; null before the first sync
 * @param sync Argo CD's word: Synced, OutOfSync, Unknown
 * @param health Argo CD's word: Healthy, Progressing, Degraded, Suspended, Missing, Unknown; never
 *     Healthy while a pod can't run
 * @param problem what keeps it from being ready, also where it only needs time ({@link
 *     Reason#SYNCING}, {@link Reason#PROGRESSING}); empty exactly when it is ready
 * @param causes one line for each workload that does not run: its name, then why
 * @param recheckAfter when to call again although no change was told (a retry, the end of a grace
 *     time); empty where a change will be told
 */
public record DeliveryState(
    @Nullable String revision,
    @Nullable String syncedRevision,
    String sync,
    String health,
    Optional<Problem> problem,
    List<String> causes,
    Optional<Duration> recheckAfter) {

  /** Argo CD's word for a cluster that holds what Git holds. */
  public static final String SYNCED = "Synced";

  /** Argo CD's word for a cluster that differs. */
  public static final String OUT_OF_SYNC = "OutOfSync";

  /** Argo CD's word for workloads that run. */
  public static final String HEALTHY = "Healthy";

  /** Argo CD's word for workloads that are starting. */
  public static final String PROGRESSING = "Progressing";

  /** Argo CD's word for workloads that don't run. */
  public static final String DEGRADED = "Degraded";

  /** Argo CD's word for objects that don't exist. */
  public static final String MISSING = "Missing";

  /** Argo CD's word for what it could not find out. */
  public static final String UNKNOWN = "Unknown";

  /** Copies the list. */
  public DeliveryState {
    causes = List.copyOf(causes);
  }

  /** Whether the wanted state runs. */
  public boolean ready() {
    return problem.isEmpty();
  }

  /** Nothing is known, because of the problem. */
  public static DeliveryState unknown(
      @Nullable String revision, Problem problem, Duration recheckAfter) {
    return new DeliveryState(
        revision,
        null,
        UNKNOWN,
        UNKNOWN,
        Optional.of(problem),
        List.of(),
        Optional.of(recheckAfter));
  }
}
