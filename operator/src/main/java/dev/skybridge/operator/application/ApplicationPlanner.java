package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.application.ApplicationDecision.Leaving;
import dev.skybridge.operator.application.ApplicationDecision.RouteChange;
import dev.skybridge.operator.application.ApplicationDecision.Waiting;
import dev.skybridge.operator.application.ApplicationObserved.Dependency;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides on an application. Pure and total. */
final class ApplicationPlanner {
  /**
   * A spec that contradicts itself is looked at again when it changes; this is for what it refers
   * to.
   */
  private static final Duration STALLED_RETRY = Duration.ofSeconds(10);

  private final PlacementPlanner placements = new PlacementPlanner();

  ApplicationDecision decide(Application application, ApplicationObserved observed) {
    if (observed.deleting()) {
      return decideDeletion(application, observed);
    }
    if (observed.paused()) {
      return new ApplicationDecision.Hold(new Problem(Reason.PAUSED, "paused by annotation"));
    }
    return SpecCheck.problem(application.getSpec())
        .<ApplicationDecision>map(
            problem -> new ApplicationDecision.Stall(problem, Duration.ofMinutes(10)))
        .or(() -> dependencies(observed))
        .or(() -> missingSecret(application, observed))
        .orElseGet(() -> proceed(application, observed));
  }

  private static ApplicationDecision decideDeletion(
      Application application, ApplicationObserved observed) {
    if (application.getSpec().isDeletionProtected() && !observed.abandon()) {
      return new ApplicationDecision.Stall(
          new Problem(
              Reason.DELETION_PROTECTED,
              "deletion was asked for, but spec.deletionProtection is true"),
          STALLED_RETRY);
    }
    var leaving = new LinkedHashMap<String, Leaving>();
    for (var placement : application.getSpec().placements()) {
      leaving.put(
          placement.name(),
          leaving(application, placement.name(), placement.clusterOrDefault(), observed));
    }
    for (var placed : observed.placed()) {
      leaving.putIfAbsent(
          placed.name(), leaving(application, placed.name(), placed.cluster(), observed));
    }
    for (var stack : observed.stacks().values()) {
      var placement = stack.getSpec().placement();
      leaving.putIfAbsent(placement, leaving(application, placement, "local", observed));
    }
    return new ApplicationDecision.Remove(List.copyOf(leaving.values()), observed.abandon());
  }

  private static Optional<ApplicationDecision> dependencies(ApplicationObserved observed) {
    for (var dependency : observed.dependencies()) {
      Optional<ApplicationDecision> decision =
          switch (dependency) {
            case Dependency.Ready r -> Optional.empty();
            case Dependency.Missing missing ->
                stall(
                    new Problem(
                        Reason.DEPENDENCY_NOT_FOUND,
                        "application " + missing.name() + " does not exist"),
                    List.of(missing.name()));
            case Dependency.Cycle cycle -> stall(cycle.problem(), cycle.path());
            // what runs already is not taken down by the trouble of others
            case Dependency.NotReady notReady when observed.settled() -> Optional.empty();
            case Dependency.NotReady notReady ->
                Optional.of(new ApplicationDecision.Block(notReady.path()));
          };
      if (decision.isPresent()) {
        return decision;
      }
    }
    return Optional.empty();
  }

  private static Optional<ApplicationDecision> missingSecret(
      Application application, ApplicationObserved observed) {
    for (var component : application.getSpec().components()) {
      for (var env : component.env()) {
        var wanted = env.secret();
        if (wanted == null) {
          continue;
        }
        var secret = observed.secrets().getOrDefault(wanted.name(), Optional.empty());
        if (secret.isEmpty()) {
          return stall(
              Reason.SECRET_NOT_FOUND,
              "component "
                  + component.name()
                  + " needs Secret "
                  + wanted.name()
                  + ", which does not exist");
        }
        if (!secret.get().values().containsKey(wanted.key())) {
          return stall(
              Reason.SECRET_NOT_FOUND,
              "component "
                  + component.name()
                  + " needs key "
                  + wanted.key()
                  + " of Secret "
                  + wanted.name()
                  + ", which it does not have");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ApplicationDecision> stall(Reason reason, String message) {
    return stall(new Problem(reason, message), List.of());
  }

  private static Optional<ApplicationDecision> stall(Problem problem, List<String> blockedBy) {
    return Optional.of(new ApplicationDecision.Stall(problem, STALLED_RETRY, blockedBy));
  }

  private ApplicationDecision proceed(Application application, ApplicationObserved observed) {
    var apply = new ArrayList<CloudStack>();
    var deliver = new ArrayList<DeliveryRequest>();
    var waiting = new ArrayList<Waiting>();
    for (var placement : application.getSpec().placements()) {
      var existing = Optional.ofNullable(observed.stacks().get(placement.name()));
      StackTemplate.of(application, placement)
          .filter(wanted ->
              existing.map(found -> !found.getSpec().equals(wanted.getSpec())).orElse(true))
          .ifPresent(apply::add);
      switch (placements.plan(application, placement, existing, observed)) {
        case PlacementPlanner.Plan.Deliver plan -> deliver.add(plan.request());
        case PlacementPlanner.Plan.Wait wait -> waiting.add(wait.waiting());
      }
    }
    return new ApplicationDecision.Proceed(
        apply, deliver, waiting, surplus(application, observed), route(application, observed));
  }

  private static RouteChange route(Application application, ApplicationObserved observed) {
    var wanted = RouteTemplate.of(application, providers(observed));
    var found = observed.route();
    if (wanted.isEmpty()) {
      return found
          .<RouteChange>map(route ->
              new RouteChange.Drop(
                  route.getMetadata().getNamespace(), route.getMetadata().getName()))
          .orElseGet(RouteChange.None::new);
    }
    return found.filter(route -> route.getSpec().equals(wanted.get().getSpec())).isPresent()
        ? new RouteChange.None()
        : new RouteChange.Write(wanted.get());
  }

  private static Map<String, Provider> providers(ApplicationObserved observed) {
    var providers = new LinkedHashMap<String, Provider>();
    observed
        .stacks()
        .forEach((placement, stack) -> {
          if (stack.getStatus() != null && stack.getStatus().provider() != null) {
            providers.put(placement, stack.getStatus().provider());
          }
        });
    return providers;
  }

  /**
   * Placements that were delivered or have a stack, but are no longer in the spec; and stacks that
   * are no longer needed.
   */
  private static List<Leaving> surplus(Application application, ApplicationObserved observed) {
    var wanted = new LinkedHashMap<String, PlacementSpec>();
    application
        .getSpec()
        .placements()
        .forEach(placement -> wanted.put(placement.name(), placement));
    Map<String, Leaving> leaving = new LinkedHashMap<>();
    for (var placed : observed.placed()) {
      if (!wanted.containsKey(placed.name())) {
        leaving.put(placed.name(), leaving(application, placed.name(), placed.cluster(), observed));
      }
    }
    for (var stack : observed.stacks().values()) {
      if (!wanted.containsKey(stack.getSpec().placement())) {
        leaving.putIfAbsent(
            stack.getSpec().placement(),
            leaving(application, stack.getSpec().placement(), "local", observed));
      }
    }
    return List.copyOf(leaving.values());
  }

  private static Leaving leaving(
      Application application, String placement, String cluster, ApplicationObserved observed) {
    return new Leaving(
        target(application, placement, cluster),
        Optional.ofNullable(observed.stacks().get(placement))
            .map(stack -> stack.getMetadata().getName()));
  }

  /** The delivery target of a placement. */
  static DeliveryTarget target(Application application, String placement, String cluster) {
    return new DeliveryTarget(
        application.getMetadata().getNamespace(),
        application.getMetadata().getName(),
        placement,
        cluster);
  }
}
