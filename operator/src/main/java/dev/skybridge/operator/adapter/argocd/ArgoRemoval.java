package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.operator.adapter.git.Change;
import dev.skybridge.operator.adapter.git.ConfigRepository;
import dev.skybridge.operator.adapter.git.WriteOutcome;
import dev.skybridge.operator.adapter.kube.ClusterFailure;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Removal;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes what was delivered by Argo CD. Git first, so that nothing that follows the config
 * repository brings the application back; then the application with all that it made; then the
 * namespace, once nothing of the application is left in it.
 */
final class ArgoRemoval {
  private final ArgoApplications applications;
  private final ConfigRepository repository;
  private final WorkloadAccess workloads;

  ArgoRemoval(
      ArgoApplications applications, ConfigRepository repository, WorkloadAccess workloads) {
    this.applications = applications;
    this.repository = repository;
    this.workloads = workloads;
  }

  Removal remove(DeliveryTarget target, boolean abandon) {
    var leftBehind = new ArrayList<String>();
    for (var step : List.<Step>of(this::git, this::application, this::namespace)) {
      switch (step.run(target, abandon)) {
        case Removal.Gone(var left) -> leftBehind.addAll(left);
        case Removal.Waiting waiting -> {
          return waiting;
        }
        case Removal.Failed failed -> {
          return failed;
        }
      }
    }
    return new Removal.Gone(leftBehind);
  }

  private Removal git(DeliveryTarget target, boolean abandon) {
    var change =
        new Change(
            "Remove " + target.path(),
            Map.of(target.gitFolder(), Map.of()),
            Map.of(target.gitApplicationFile(), Optional.empty()));
    return switch (repository.write(change)) {
      case WriteOutcome.Held _ -> new Removal.Gone(List.of());
      case WriteOutcome.Failed(var problem) ->
          giveUp(abandon, problem, target.gitFolder() + " in the config repository");
    };
  }

  private Removal application(DeliveryTarget target, boolean abandon) {
    var what = "Argo CD application " + target.argoApplication();
    try {
      var live = applications.read(target);
      if (live.isEmpty() || !live.get().owner().equals(target.owner())) {
        return new Removal.Gone(List.of());
      }
      if (abandon) {
        applications.abandon(target);
        return new Removal.Gone(List.of("what " + what + " had made"));
      }
      applications.delete(live.get());
      return new Removal.Waiting(
          live.get().condition("DeletionError").map(e -> what + ": " + e).orElse(what));
    } catch (ArgoFailure failure) {
      return giveUp(abandon, failure.problem(), what);
    }
  }

  private Removal namespace(DeliveryTarget target, boolean abandon) {
    var what = "namespace " + target.workloadNamespace();
    if (!workloads.reaches(target)) {
      return new Removal.Gone(List.of(what + " in cluster " + target.cluster()));
    }
    try {
      if (workloads.removeNamespace(target)) {
        return new Removal.Gone(List.of());
      }
      return abandon ? new Removal.Gone(List.of(what)) : new Removal.Waiting(what);
    } catch (KubernetesClientException e) {
      return giveUp(abandon, ClusterFailure.of(target.cluster(), e), what);
    }
  }

  private static Removal giveUp(boolean abandon, Problem problem, String what) {
    return abandon ? new Removal.Gone(List.of(what)) : new Removal.Failed(problem);
  }

  @FunctionalInterface
  private interface Step {
    Removal run(DeliveryTarget target, boolean abandon);
  }
}
