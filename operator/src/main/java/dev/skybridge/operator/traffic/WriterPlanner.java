package dev.skybridge.operator.traffic;

import dev.skybridge.crd.CopiesSpec;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.crd.TrafficSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says who may write. Pure.
 *
 * <p>Never two: another placement gets the lease only when the edges no longer send writing
 * requests to the one before, and that one gave the lease back or was silent for longer than it
 * lasts. The holder counts the lease from before it asked for it, we count from when we saw that,
 * so by any two clocks that run at the same speed the holder's ends first (Gray and Cheriton,
 * "Leases", SOSP 1989). What can't be shown waits for a person.
 */
final class WriterPlanner {
  private final Duration margin;

  /**
   * A planner.
   *
   * @param margin how much longer than the lease the holder must have been silent
   */
  WriterPlanner(Duration margin) {
    this.margin = margin;
  }

  WriterStep decide(
      TrafficRouteSpec spec,
      Optional<TrafficRouteStatus> before,
      TrafficObserved observed,
      List<Standing> standing) {
    if (!spec.traffic().hasOneWriter()) {
      return new WriterStep.Unfenced();
    }
    if (observed.lease().isEmpty()) {
      if (standing.stream().anyMatch(one -> one.health() == Health.UNKNOWN)) {
        // the first to answer is not the first choice
        return new WriterStep.Await(
            new Problem(Reason.PENDING, "not every placement was probed yet"), Optional.empty());
      }
      return candidate(spec.traffic(), standing, wish(observed), Optional.empty())
          .<WriterStep>map(WriterStep.Create::new)
          .orElseGet(WriterPlanner::nobody);
    }
    var lease = observed.lease().get();
    var holder = find(standing, lease.holder());
    var target = next(spec.traffic(), before, observed, standing);
    if (target.isEmpty()) {
      // nobody could write better than the one that has the right
      return holder.map(one -> keep(lease, one.name())).orElseGet(WriterPlanner::nobody);
    }
    var to = target.get();
    if (lease.holder().filter(to::equals).isPresent() && !lease.releaseAsked()) {
      return keep(lease, to);
    }
    return move(spec, before, observed, lease, holder, to);
  }

  /** Who should write now, whether or not the right can be given. */
  static Optional<String> next(
      TrafficSpec traffic,
      Optional<TrafficRouteStatus> before,
      TrafficObserved observed,
      List<Standing> standing) {
    var holder = find(standing, observed.lease().flatMap(WriterLease::holder));
    return candidate(traffic, standing, moved(before, observed), holder);
  }

  private WriterStep move(
      TrafficRouteSpec spec,
      Optional<TrafficRouteStatus> before,
      TrafficObserved observed,
      WriterLease lease,
      Optional<Standing> holder,
      String to) {
    var epoch = lease.epoch() + 1;
    var confirmed = observed.confirmed().filter((to + "@" + epoch)::equals).isPresent();
    var meanwhile = holder.filter(Standing::carries).map(Standing::name);
    var from = lease.holder().orElse("the placement before");
    var silence = lease.lasts().plus(margin);
    var silent = lease.quiet().compareTo(silence) >= 0;
    var takeover = Takeover.of(spec.traffic(), lease, to);
    // one that can be reached is asked for a last copy, with which nothing is lost
    var copies = lease.holder().isPresent() && !silent && takeover instanceof Takeover.Partial;
    if (!confirmed && !copies && !takeover.isAllowed(spec.traffic())) {
      return new WriterStep.Await(
          wouldBeLost(spec.traffic(), takeover, to, epoch), meanwhile, takeover.loss());
    }
    var closed = closed(before, observed);
    if (closed.isPresent() && !confirmed) {
      return new WriterStep.Await(closed.get(), Optional.empty());
    }
    if (lease.holder().isEmpty() || (silent && (lease.renewed() || confirmed))) {
      return new WriterStep.Grant(to, epoch, takeover.restore(), takeover.loss());
    }
    if (silent) {
      return new WriterStep.Await(
          new Problem(
              Reason.FENCE_UNPROVEN,
              "no write gate of %s ever renewed its lease, so it can't be shown that it has stopped writing; set %s=%s@%d once it has"
                  .formatted(from, TrafficAnnotations.CONFIRM, to, epoch)),
          Optional.empty());
    }
    return lease.releaseAsked()
        ? new WriterStep.Await(
            new Problem(
                Reason.WRITER_MOVING,
                "%s writes next, once %s gave the lease back%s or was silent for %d s"
                    .formatted(
                        to,
                        from,
                        spec.traffic().copies() == null ? "" : ", after a last copy,",
                        silence.toSeconds())),
            Optional.empty())
        : new WriterStep.AskBack(from, to);
  }

  /** Why it is not yet sure that the edges send writing requests to nobody. */
  private static Optional<Problem> closed(
      Optional<TrafficRouteStatus> before, TrafficObserved observed) {
    if (observed.edges().isEmpty()) {
      return Optional.of(new Problem(Reason.EDGE_MISSING, "no edge is configured"));
    }
    var told = before.filter(status -> status.writer() == null).map(TrafficRouteStatus::version);
    if (told.isEmpty()) {
      return Optional.of(
          new Problem(Reason.WRITER_MOVING, "the edges are being told that nobody may write"));
    }
    return observed.edges().entrySet().stream()
        .filter(edge -> edge.getValue().version() < told.get())
        .findFirst()
        .map(edge ->
            edge.getValue()
                .problem()
                .map(why ->
                    new Problem(
                        Reason.EDGE_UNREACHABLE,
                        "it can't be shown that edge "
                            + edge.getKey()
                            + " sends writing requests to nobody: "
                            + why))
                .orElseGet(() ->
                    new Problem(Reason.WRITER_MOVING, "edge " + edge.getKey() + " is being told")));
  }

  private static Problem wouldBeLost(TrafficSpec traffic, Takeover takeover, String to, int epoch) {
    var word = TrafficAnnotations.CONFIRM + "=" + to + "@" + epoch;
    return new Problem(
        Reason.WRITES_WOULD_BE_LOST,
        switch (takeover) {
          case Takeover.Unknown(var from) ->
              "%s would not find what %s wrote: spec.traffic.data is separate, and no copy is known; set %s to let it write nevertheless"
                  .formatted(to, from, word);
          case Takeover.Partial(var _, var loss) ->
              "%s would not find all that %s wrote: %s%s; set %s to have that copy restored there and let it write"
                  .formatted(to, loss.of(), loss.words(), more(traffic), word);
          case Takeover.Whole _ ->
              throw new IllegalArgumentException("nothing would be lost with " + to);
        });
  }

  private static String more(TrafficSpec traffic) {
    return Optional.ofNullable(traffic.copies())
        .flatMap(CopiesSpec::lossAllowed)
        .map(most -> " (spec.traffic.copies.maxLoss is " + most.toSeconds() + " s)")
        .orElse("");
  }

  /** The holder writes on, unless it has yet to put a copy in place. */
  private static WriterStep keep(WriterLease lease, String holder) {
    var data = lease.data();
    if (!data.restores()) {
      return new WriterStep.Keep(holder);
    }
    var copy = data.restore().orElseThrow();
    return new WriterStep.Await(
        data.problem()
            .map(why ->
                new Problem(
                    Reason.RESTORE_FAILED,
                    "%s does not write: it is to begin with copy %s, but %s"
                        .formatted(holder, copy, why)))
            .orElseGet(() ->
                new Problem(
                    Reason.WRITER_MOVING,
                    "%s writes once its gate has put copy %s in place".formatted(holder, copy))),
        Optional.empty());
  }

  private static WriterStep nobody() {
    return new WriterStep.Await(
        new Problem(Reason.NO_PLACEMENT_HEALTHY, "no placement answers that could write"),
        Optional.empty());
  }

  /** The wish, where it is another than the one that was last met. */
  private static Optional<String> moved(
      Optional<TrafficRouteStatus> before, TrafficObserved observed) {
    var met = before.map(TrafficRouteStatus::writerAsked).orElse("");
    return observed.asked().filter(asked -> !asked.equals(met)).flatMap(a -> wish(observed));
  }

  /** The placement of a wish; what follows an {@code @} only tells two wishes apart. */
  private static Optional<String> wish(TrafficObserved observed) {
    return observed.asked().map(asked -> asked.split("@", 2)[0]);
  }

  /** Who should write: the wish, else the one that does, else the one that is preferred. */
  private static Optional<String> candidate(
      TrafficSpec traffic,
      List<Standing> standing,
      Optional<String> wish,
      Optional<Standing> holder) {
    var wished = find(standing, wish).filter(Standing::serves);
    if (wished.isPresent()) {
      return wished.map(Standing::name);
    }
    if (holder.filter(Standing::carries).isPresent()) {
      return holder.map(Standing::name);
    }
    return WriterChoice.of(standing, traffic).map(Standing::name);
  }

  private static Optional<Standing> find(List<Standing> standing, Optional<String> name) {
    return name.flatMap(
        wanted -> standing.stream().filter(one -> one.name().equals(wanted)).findFirst());
  }
}
