package dev.skybridge.operator.application;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.application.ApplicationDecision.Leaving;
import dev.skybridge.operator.application.ApplicationDecision.RouteChange;
import dev.skybridge.operator.application.ApplicationStatusBuilder.Outcome;
import dev.skybridge.operator.delivery.Delivery;
import dev.skybridge.operator.delivery.DeliveryRequest;
import dev.skybridge.operator.delivery.DeliveryState;
import dev.skybridge.operator.delivery.Removal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries out what was decided: writes stacks, delivers, removes. */
final class ApplicationExecutor {
  private static final Logger LOG = Logger.getLogger(ApplicationExecutor.class);

  /** A settled application is looked at again now and then, in case an event was lost. */
  private static final Duration RESYNC = Duration.ofMinutes(10);

  /**
   * How soon a removal or a dependency is looked at again; changes that can be told also wake us.
   */
  private static final Duration SOON = Duration.ofSeconds(2);

  /**
   * Not the field manager of the owned kinds' reconcilers: their applying a finalizer must not take
   * the spec away.
   */
  private static final String OWNER = "skybridge-application";

  private final KubernetesClient client;
  private final Delivery delivery;

  ApplicationExecutor(KubernetesClient client, Delivery delivery) {
    this.client = client;
    this.delivery = delivery;
  }

  /**
   * What was done.
   *
   * @param outcome for the status
   * @param gone whether an application that is being deleted has nothing left
   * @param recheckAfter when to look again by ourselves
   */
  record Done(Outcome outcome, boolean gone, Duration recheckAfter) {}

  Done execute(ApplicationDecision decision) {
    return switch (decision) {
      case ApplicationDecision.Proceed proceed -> proceed(proceed);
      case ApplicationDecision.Remove remove -> {
        var removing = remove(remove.placements(), new Mode(true, remove.abandon()));
        yield new Done(new Outcome(Map.of(), removing), removing.isEmpty(), SOON);
      }
      case ApplicationDecision.Block b -> nothing(SOON);
      case ApplicationDecision.Hold h -> nothing(RESYNC);
      case ApplicationDecision.Stall stall -> nothing(stall.retryAfter());
    };
  }

  private static Done nothing(Duration recheckAfter) {
    return new Done(new Outcome(Map.of(), Map.of()), false, recheckAfter);
  }

  private Done proceed(ApplicationDecision.Proceed proceed) {
    proceed.apply().forEach(this::write);
    switch (proceed.route()) {
      case RouteChange.None n -> {}
      case RouteChange.Write(var route) -> write(route);
      case RouteChange.Drop(var namespace, var name) ->
          client.resources(TrafficRoute.class).inNamespace(namespace).withName(name).delete();
    }
    var delivered = new HashMap<String, DeliveryState>();
    for (DeliveryRequest request : proceed.deliver()) {
      delivered.put(request.target().placement(), delivery.deliver(request));
    }
    var removing = remove(proceed.remove(), new Mode(false, false));
    return new Done(
        new Outcome(delivered, removing),
        false,
        removing.isEmpty() ? recheck(delivered.values()) : SOON);
  }

  private void write(HasMetadata owned) {
    client.resource(owned).fieldManager(OWNER).forceConflicts().serverSideApply();
  }

  private static Duration recheck(Collection<DeliveryState> states) {
    return states.stream()
        .map(DeliveryState::recheckAfter)
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .orElse(RESYNC);
  }

  /** First the workloads of a placement, then its stack; what is still there, by placement. */
  private Map<String, Problem> remove(List<Leaving> leaving, Mode mode) {
    var left = new HashMap<String, Problem>();
    for (var placement : leaving) {
      var name = placement.target().placement();
      switch (delivery.remove(placement.target(), mode.abandon())) {
        case Removal.Waiting waiting ->
            left.put(name, new Problem(Reason.DELETING, waiting.what()));
        case Removal.Failed failed -> left.put(name, failed.problem());
        case Removal.Gone gone -> {
          if (!gone.leftBehind().isEmpty()) {
            LOG.warnf(
                "%s is abandoned and leaves behind: %s",
                placement.target().path(), gone.leftBehind());
          }
          placement
              .stack()
              .ifPresent(stack -> {
                deleteStack(placement.target().namespace(), stack, mode);
                left.put(
                    name, new Problem(Reason.DELETING, "stack " + stack + " is being destroyed"));
              });
        }
      }
    }
    return left;
  }

  private void deleteStack(String namespace, String name, Mode mode) {
    var stacks = client.resources(CloudStack.class).inNamespace(namespace).withName(name);
    var stack = stacks.get();
    if (stack == null) {
      return;
    }
    var missing =
        mode.annotations().stream().filter(wanted -> !Annotations.has(stack, wanted)).toList();
    if (!missing.isEmpty()) {
      stacks.edit(found -> {
        var annotations =
            new HashMap<>(
                Optional.ofNullable(found.getMetadata().getAnnotations()).orElse(Map.of()));
        missing.forEach(annotation -> annotations.put(annotation, "true"));
        found.getMetadata().setAnnotations(annotations);
        return found;
      });
    }
    if (!stack.isMarkedForDeletion()) {
      stacks.delete();
    }
  }

  /**
   * How stacks are removed.
   *
   * @param withApplication whether the whole application goes
   * @param abandon whether their resources stay
   */
  private record Mode(boolean withApplication, boolean abandon) {
    /** What the stack is told by. */
    List<String> annotations() {
      var all = new ArrayList<String>();
      if (withApplication) {
        all.add(Annotations.WITH_APPLICATION);
      }
      if (abandon) {
        all.add(Annotations.FORCE_ABANDON);
      }
      return List.copyOf(all);
    }
  }
}
