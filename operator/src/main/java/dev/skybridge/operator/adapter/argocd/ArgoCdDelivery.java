package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.adapter.git.Change;
import dev.skybridge.operator.adapter.git.ConfigRepository;
import dev.skybridge.operator.adapter.git.WriteOutcome;
import dev.skybridge.operator.adapter.kube.ChangeListeners;
import dev.skybridge.operator.adapter.kube.WorkloadClusters;
import dev.skybridge.operator.delivery.Content;
import dev.skybridge.operator.delivery.Delivery;
import dev.skybridge.operator.delivery.DeliveryConfig;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Removal;
import dev.skybridge.runtime.context.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delivery through Git and Argo CD: manifests are committed, the Argo CD application of the
 * placement follows them, and its sync and health are read back. Namespace and Secrets are put into
 * the cluster directly.
 */
public final class ArgoCdDelivery implements Delivery, AutoCloseable {
  private final WorkloadAccess workloads;
  private final ConfigRepository repository;
  private final ApplicationManifest manifests;
  private final ArgoApplications applications;
  private final ArgoRemoval removal;
  private final DeliveryConfig config;
  private final ChangeListeners listeners = new ChangeListeners();

  /**
   * Connects to nothing yet.
   *
   * @param readUrl URL of the config repository, as Argo CD reads it
   * @param branch of it
   * @param scope around the watch of applications
   */
  public ArgoCdDelivery(
      ArgoCdConfig argo,
      DeliveryConfig config,
      ConfigRepository repository,
      String readUrl,
      String branch,
      WorkloadClusters clusters,
      InstantSource clock,
      Scope scope) {
    this.config = config;
    this.repository = repository;
    this.manifests = new ApplicationManifest(argo.namespace(), argo.project(), readUrl, branch);
    this.workloads = new WorkloadAccess(clusters, clock);
    this.applications =
        new ArgoApplications(argo, clock, scope, app -> app.target().ifPresent(listeners::tell));
    this.removal = new ArgoRemoval(applications, repository, workloads);
    clusters.onChange(listeners::tell);
  }

  @Override
  public DeliveryState deliver(DeliveryRequest request) {
    var target = request.target();
    var prepared = workloads.prepare(target, request.secrets());
    if (prepared.isPresent()) {
      return DeliveryState.unknown(null, prepared.get(), config.retryAfter());
    }
    var manifest = manifests.of(target, request.content(), !workloads.reaches(target));
    var folder =
        switch (request.content()) {
          case Content.Manifests(var files) -> Map.<String, String>copyOf(files);
          case Content.Source _ -> Map.<String, String>of();
        };
    var change =
        new Change(
            request.changeReason() + "\n\nPlacement: " + target.path(),
            Map.of(target.gitFolder(), folder),
            Map.of(target.gitApplicationFile(), Optional.of(ApplicationManifest.yaml(manifest))));
    return switch (repository.write(change)) {
      case WriteOutcome.Failed(var problem) ->
          DeliveryState.unknown(null, problem, config.retryAfter());
      case WriteOutcome.Held held -> {
        try {
          var wanted =
              switch (request.content()) {
                case Content.Manifests _ -> Optional.of(held.commit());
                case Content.Source _ -> Optional.<String>empty();
              };
          var application =
              applications.ensure(target, manifest, live -> holds(live, wanted), held.written());
          yield state(target, application, wanted);
        } catch (ArgoFailure failure) {
          yield DeliveryState.unknown(held.commit(), failure.problem(), config.retryAfter());
        }
      }
    };
  }

  /** Whether what Argo CD compared with contains the wanted commit. */
  private boolean holds(ArgoApplication live, Optional<String> wanted) {
    var compared = live.revision();
    return compared != null && (wanted.isEmpty() || repository.contains(compared, wanted.get()));
  }

  private DeliveryState state(DeliveryTarget target, ArgoApplication live, Optional<String> wanted)
      throws ArgoFailure {
    var verdict = ArgoVerdict.of(live, holds(live, wanted));
    var revision = wanted.orElse(live.revision());
    var ready = verdict.problem().isEmpty();
    if (!verdict.askPods()) {
      return new DeliveryState(
          revision,
          live.revision(),
          verdict.sync(),
          verdict.health(),
          verdict.problem(),
          List.of(),
          ready ? Optional.empty() : Optional.of(config.retryAfter()));
    }
    var causes = workloads.causes(target);
    // The user's own manifests may put workloads into other namespaces, which only Argo CD knows.
    var askTree =
        wanted.isEmpty()
            || !workloads.reaches(target)
            || DeliveryState.DEGRADED.equals(verdict.health());
    var lines =
        causes.lines().isEmpty() && askTree ? applications.degraded(target) : causes.lines();
    return causes.fold(verdict, lines, revision, live.revision(), config.retryAfter());
  }

  @Override
  public Removal remove(DeliveryTarget target, boolean abandon) {
    return removal.remove(target, abandon);
  }

  @Override
  public void onChange(Consumer<DeliveryTarget> listener) {
    listeners.add(listener);
    applications.watch();
  }

  @Override
  public void close() {
    applications.close();
    repository.close();
  }

  /** What Argo CD's application of another owner means. */
  static Problem conflict(DeliveryTarget target, String owner) {
    return new Problem(
        Reason.NAMESPACE_CONFLICT,
        "Argo CD application "
            + target.argoApplication()
            + (owner.isEmpty() ? " was not made by Skybridge" : " belongs to " + owner));
  }
}
