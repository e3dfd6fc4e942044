package dev.skybridge.operator.traffic;

import dev.skybridge.crd.CopiesSpec;
import dev.skybridge.crd.DataPolicy;
import dev.skybridge.crd.TrafficPreference;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficSpec;
import dev.skybridge.crd.WritePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A route, its placements, edges and lease, second by second. What the planner says is done. */
final class Play {
  static final Duration MARGIN = Duration.ofSeconds(2);
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Set<String> failing = new HashSet<>();
  final Set<String> unprobed = new HashSet<>();
  final Set<String> cutOff = new HashSet<>();
  final Set<String> ungated = new HashSet<>();

  /** What each takes to answer, where that is measured. */
  final Map<String, Duration> takes = new HashMap<>();

  boolean edgeAnswers = true;
  @Nullable String asked;
  @Nullable String confirmed;
  final List<String> writers = new ArrayList<>();
  TrafficRouteSpec spec;
  Optional<TrafficRouteStatus> status = Optional.empty();
  Optional<WriterLease> lease = Optional.empty();
  Instant now = START;
  private final TrafficPlanner planner = new TrafficPlanner(MARGIN);

  /** Until when the gate of each placement lets writes pass, by its own count. */
  final Map<String, Instant> passing = new HashMap<>();

  /** What was given, by epoch. */
  final Map<Integer, WriterStep.Grant> grants = new HashMap<>();

  private @Nullable PlayedData data;
  private Instant renewed = START;
  private long told;

  Play(WritePolicy writes, DataPolicy data, TrafficRouteSpec.Target... targets) {
    this(writes, data, null, targets);
  }

  private Play(
      WritePolicy writes,
      DataPolicy data,
      @Nullable CopiesSpec copies,
      TrafficRouteSpec.Target... targets) {
    this.spec =
        new TrafficRouteSpec(
            "shop",
            new TrafficSpec(
                List.of("shop"), null, "5s", "20s", writes, null, "4s", data, null, copies),
            List.of(targets));
  }

  /** Each placement has a database, which its gate copies and restores. */
  static Play copying(CopiesSpec copies, TrafficRouteSpec.Target... targets) {
    var play = new Play(WritePolicy.ONE, DataPolicy.SEPARATE, copies, targets);
    play.data = new PlayedData();
    return play;
  }

  PlayedData data() {
    return Objects.requireNonNull(data);
  }

  /** Chooses by latency from now on. */
  Play byLatency() {
    return with(spec.traffic().lease(), TrafficPreference.LATENCY);
  }

  /** The right to write lasts so long from now on. */
  Play lease(int seconds) {
    return with(seconds + "s", spec.traffic().prefer());
  }

  private Play with(@Nullable String lease, @Nullable TrafficPreference prefer) {
    var t = spec.traffic();
    spec =
        new TrafficRouteSpec(
            spec.application(),
            new TrafficSpec(
                t.hosts(),
                t.probePath(),
                t.after(),
                t.returnAfter(),
                t.writes(),
                t.writer(),
                lease,
                t.data(),
                prefer,
                t.copies()),
            spec.targets());
    return this;
  }

  Play takes(String name, int millis) {
    takes.put(name, Duration.ofMillis(millis));
    return this;
  }

  static TrafficRouteSpec.Target target(String name, int weight) {
    return new TrafficRouteSpec.Target(name, "10.0.0.1:80", weight, null, null);
  }

  Play seconds(int count) {
    for (var i = 0; i < count; i++) {
      second();
      now = now.plusSeconds(1);
    }
    return this;
  }

  private void second() {
    holderRenews();
    Map<String, Probes.Answer> answers = new HashMap<>();
    for (var target : spec.targets()) {
      if (!unprobed.contains(target.name())) {
        answers.put(
            target.name(),
            failing.contains(target.name())
                ? new Probes.Answer.Fails("no answer")
                : new Probes.Answer.Serves(Optional.ofNullable(takes.get(target.name()))));
      }
    }
    var observed =
        new TrafficObserved(
            answers,
            Map.of("edge", new Edges.State(told, Optional.empty())),
            lease.map(l -> l.silentFor(Duration.between(renewed, now))),
            Optional.ofNullable(asked),
            Optional.ofNullable(confirmed));
    var decision = planner.decide("ns/shop", 1, spec, status, observed, now);
    status = Optional.of(TrafficStatus.of(1, status, observed, decision, spec, now));
    if (edgeAnswers) {
      told = decision.table().version();
    }
    switch (decision.writer()) {
      case WriterStep.Unfenced _, WriterStep.Keep _, WriterStep.Await _ -> {}
      case WriterStep.Create(var to) -> give(to, 1, LeaseData.NONE);
      case WriterStep.Grant grant -> {
        grants.put(grant.epoch(), grant);
        var before = lease.map(WriterLease::data).orElse(LeaseData.NONE);
        give(grant.to(), grant.epoch(), data == null ? before : data.granted(before, grant));
      }
      case WriterStep.AskBack _ -> lease = lease.map(WriterLease::askedBack);
    }
    if (data != null) {
      data.write(now, writing());
    }
  }

  private void give(String to, int epoch, LeaseData news) {
    writers.add(to);
    lease =
        Optional.of(
            new WriterLease(
                Optional.of(to),
                epoch,
                spec.traffic().leaseOrDefault(),
                Duration.ZERO,
                false,
                false,
                "",
                news));
    renewed = now;
  }

  /** What the gate of the holder does, where it can reach the API server. */
  private void holderRenews() {
    if (lease.isEmpty() || lease.get().holder().isEmpty()) {
      return;
    }
    var holder = lease.get().holder().get();
    if (cutOff.contains(holder) || ungated.contains(holder)) {
      return;
    }
    renewed = now;
    if (data != null) {
      lease = Optional.of(data.renew(lease.get(), now, passing));
      return;
    }
    var l = lease.get();
    passing.put(holder, l.releaseAsked() ? now : now.plus(l.lasts()));
    lease = Optional.of(l.releaseAsked() ? l.renewal().givenBack() : l.renewal());
  }

  String summary() {
    return Objects.requireNonNull(status.orElseThrow().summary());
  }

  @Nullable String writer() {
    return status.orElseThrow().writer();
  }

  String reason() {
    return status.orElseThrow().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  /** Loses a placement altogether: no answers, and its gate can't reach the API server. */
  void lose(String placement) {
    failing.add(placement);
    cutOff.add(placement);
  }

  void bringBack(String placement) {
    failing.remove(placement);
    cutOff.remove(placement);
  }

  /** Placements whose gates let writes pass at this moment. */
  Set<String> writing() {
    var writing = new HashSet<String>();
    passing.forEach((name, until) -> {
      if (now.isBefore(until)) {
        writing.add(name);
      }
    });
    return writing;
  }
}
