package dev.skybridge.operator.traffic;

import dev.skybridge.crd.Condition;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.crd.TrafficSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the loss of a placement would do, and its return: the planner's own decisions, on a
 * clock that is only counted. Nothing is changed. Pure.
 *
 * <p>Assumed: the edges take what they are told within one tick, and the placements that answer now
 * go on answering, as fast as was measured.
 */
public final class Rehearsal {
  private static final String EDGE = "edge";
  private static final Duration REST = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** A rehearsal has at most so many ticks; longer times are counted in longer ones. */
  private static final int TICKS = 2000;

  private final TrafficPlanner planner;
  private final TrafficRouteSpec spec;
  private final String lost;
  private final Duration lostFor;
  private final Duration tick;
  private final Duration end;
  private TrafficRouteStatus status;
  private Optional<WriterLease> lease;
  private long told;

  private Rehearsal(
      TrafficRouteSpec spec,
      TrafficRouteStatus status,
      Optional<WriterLease> lease,
      Duration margin,
      String lost) {
    this.planner = new TrafficPlanner(margin);
    this.spec = spec;
    this.status = status;
    this.lease = lease;
    this.lost = lost;
    this.lostFor = lasting(spec.traffic(), margin);
    var back = spec.traffic().returnAfterOrDefault().multipliedBy(8).plus(REST);
    this.end = lostFor.plus(back);
    var least = end.dividedBy(TICKS);
    this.tick = least.compareTo(TICK) > 0 ? least : TICK;
    this.told = Objects.requireNonNullElse(status.version(), 0L);
  }

  /** Long enough for everything that follows from a loss to have happened. */
  private static Duration lasting(TrafficSpec traffic, Duration margin) {
    return traffic
        .afterOrDefault()
        .plus(traffic.leaseOrDefault().multipliedBy(2))
        .plus(margin.multipliedBy(2))
        .plus(REST);
  }

  /**
   * What would happen.
   *
   * @param lost placement that stops answering, and whose gate can't renew its lease
   */
  static Result of(
      TrafficRouteSpec spec,
      TrafficRouteStatus status,
      Optional<WriterLease> lease,
      Duration margin,
      String lost) {
    return new Rehearsal(spec, status, lease, margin, lost).play();
  }

  private Result play() {
    var start = Instant.EPOCH;
    var clean = calm(start);
    status = clean;
    var steps = new ArrayList<Step>();
    var silent = Duration.ZERO;
    for (var at = Duration.ZERO; at.compareTo(end) <= 0; at = at.plus(tick)) {
      var observed = observed(at);
      var now = start.plus(at);
      var decision = planner.decide("rehearsal", 1, spec, Optional.of(status), observed, now);
      lease = after(decision.writer(), observed, at);
      told = decision.table().version();
      var before = status;
      status = TrafficStatus.of(1, Optional.of(status), observed, decision, spec, now);
      if (spec.traffic().hasOneWriter() && status.writer() == null) {
        silent = silent.plus(tick);
      }
      if (steps.isEmpty() || !said(before).equals(said(status))) {
        steps.add(step(at));
      }
    }
    return new Result(lost, lostFor, tick, List.copyOf(steps), silent);
  }

  /** The placements as they are, with their times counted from the start. */
  private TrafficRouteStatus calm(Instant start) {
    var longAgo = start.minus(Duration.ofDays(1)).toString();
    return new TrafficRouteStatus(
        1L,
        status.conditions(),
        status.summary(),
        status.version(),
        status.writer(),
        status.epoch(),
        status.writerAsked(),
        status.copy(),
        null,
        status.targets().stream()
            .map(t ->
                new TrafficRouteStatus.Target(
                    t.name(),
                    t.address(),
                    t.health(),
                    longAgo,
                    t.withdrawn(),
                    null,
                    0,
                    t.weight(),
                    t.message(),
                    t.latencyMillis()))
            .toList());
  }

  private boolean isLost(String placement, Duration at) {
    return placement.equals(lost) && at.compareTo(lostFor) < 0;
  }

  private TrafficObserved observed(Duration at) {
    Map<String, Probes.Answer> answers = new HashMap<>();
    for (var target : status.targets()) {
      if (isLost(target.name(), at)) {
        answers.put(target.name(), new Probes.Answer.Fails("rehearsed loss"));
      } else if (target.name().equals(lost) || target.health() == Health.HEALTHY) {
        answers.put(
            target.name(),
            new Probes.Answer.Serves(
                Optional.ofNullable(target.latencyMillis()).map(Duration::ofMillis)));
      }
    }
    return new TrafficObserved(
        answers,
        Map.of(EDGE, new Edges.State(told, Optional.empty())),
        lease.map(l -> aged(l, at)),
        Optional.ofNullable(status.writerAsked()),
        Optional.empty());
  }

  private WriterLease aged(WriterLease one, Duration at) {
    var silent = one.holder().filter(holder -> isLost(holder, at)).isPresent();
    return one.silentFor(silent ? at : Duration.ZERO);
  }

  private Optional<WriterLease> after(WriterStep step, TrafficObserved observed, Duration at) {
    return switch (step) {
      case WriterStep.Unfenced _, WriterStep.Keep _, WriterStep.Await _ -> released(at);
      case WriterStep.Create(var to) -> Optional.of(fresh(to, 1, LeaseData.NONE));
      case WriterStep.AskBack _ -> observed.lease().map(WriterLease::askedBack);
      // how long a restore takes is not known, so it is taken to be done
      case WriterStep.Grant grant ->
          Optional.of(
              fresh(
                  grant.to(),
                  grant.epoch(),
                  observed.lease().map(WriterLease::data).orElse(LeaseData.NONE)));
    };
  }

  /** A holder that can be reached gives back what it is asked for. */
  private Optional<WriterLease> released(Duration at) {
    return lease.map(l ->
        l.releaseAsked() && l.holder().filter(holder -> isLost(holder, at)).isEmpty()
            ? l.givenBack().with(l.data().closed())
            : l);
  }

  private WriterLease fresh(String holder, int epoch, LeaseData data) {
    return new WriterLease(
        Optional.of(holder),
        epoch,
        spec.traffic().leaseOrDefault(),
        Duration.ZERO,
        true,
        false,
        "",
        data);
  }

  private Step step(Duration at) {
    var ready = ready(status);
    return new Step(
        at,
        status.summary() == null ? "" : status.summary(),
        status.writer(),
        ready.reason(),
        ready.message(),
        status.targets());
  }

  private static String said(TrafficRouteStatus one) {
    return one.summary() + "|" + one.writer() + "|" + ready(one).reason();
  }

  private static Condition ready(TrafficRouteStatus one) {
    return one.conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a status without Ready"));
  }

  /**
   * What would happen.
   *
   * @param lost placement that is lost
   * @param lostFor for how long; it answers again after that
   * @param tick how exact the times are
   * @param steps in the order of their time
   * @param writesPause how long nobody may write, all in all
   */
  public record Result(
      String lost, Duration lostFor, Duration tick, List<Step> steps, Duration writesPause) {}

  /**
   * A change.
   *
   * @param at since the loss
   * @param summary shares in percent
   * @param writer who may write
   * @param reason as Ready would say it
   * @param message as Ready would say it
   * @param targets as the status would have them
   */
  public record Step(
      Duration at,
      String summary,
      @Nullable String writer,
      String reason,
      String message,
      List<TrafficRouteStatus.Target> targets) {
    /** Copies the list. */
    public Step {
      targets = List.copyOf(targets);
    }
  }
}
