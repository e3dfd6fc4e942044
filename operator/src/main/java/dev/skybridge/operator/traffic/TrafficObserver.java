package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.operator.Annotations;
import java.util.HashMap;
import java.util.Optional;

/** Reads what a decision on traffic rests on, and has placements probed. Never waits for one. */
final class TrafficObserver {
  private final Probes probes;
  private final Edges edges;
  private final WriterLeases leases;

  TrafficObserver(Probes probes, Edges edges, WriterLeases leases) {
    this.probes = probes;
    this.edges = edges;
    this.leases = leases;
  }

  /**
   * What is known now.
   *
   * @param changed is called when a placement answers otherwise than before
   */
  TrafficObserved observe(TrafficRoute route, Runnable changed) {
    var spec = route.getSpec();
    var path = spec.traffic().probePathOrDefault();
    var answers = new HashMap<String, Probes.Answer>();
    for (var target : spec.targets()) {
      probes.send(target.address(), path, changed);
      probes.last(target.address(), path).ifPresent(answer -> answers.put(target.name(), answer));
    }
    return new TrafficObserved(
        answers,
        edges.of(id(route)),
        spec.traffic().hasOneWriter() ? leases.read(route) : Optional.empty(),
        asked(route),
        Annotations.value(route, TrafficAnnotations.CONFIRM));
  }

  /** The wish for a writer: a person's, else the spec's. */
  static Optional<String> asked(TrafficRoute route) {
    return Annotations.value(route, TrafficAnnotations.MOVE_WRITER)
        .or(() -> Optional.ofNullable(route.getSpec().traffic().writer()));
  }

  /** Namespace and name. */
  static String id(TrafficRoute route) {
    return route.getMetadata().getNamespace() + "/" + route.getMetadata().getName();
  }
}
