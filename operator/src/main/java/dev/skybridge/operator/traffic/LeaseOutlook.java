package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.security.ReviewClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks from the status and the Lease as they are now. */
@ApplicationScoped
public class LeaseOutlook implements TrafficOutlook {
  /** What a person's word ends. */
  private static final List<Reason> ASKING =
      List.of(Reason.FENCE_UNPROVEN, Reason.WRITES_WOULD_BE_LOST);

  private final ReviewClient client;
  private final TrafficConfig config;
  private final InstantSource clock;

  /**
   * An outlook.
   *
   * @param client reads the Lease, with a deadline
   * @param config fence margin
   * @param clock tells the time
   */
  @Inject
  public LeaseOutlook(ReviewClient client, TrafficConfig config, InstantSource clock) {
    this.client = client;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public Rehearsal.Result rehearse(TrafficRoute route, String lost) {
    var lease =
        route.getSpec().traffic().hasOneWriter() ? lease(route) : Optional.<WriterLease>empty();
    return Rehearsal.of(
        route.getSpec(),
        Objects.requireNonNull(route.getStatus(), "nothing is known of the route"),
        lease,
        config.fenceMargin(),
        lost);
  }

  @Override
  public Optional<Question> question(TrafficRoute route) {
    return reason(route)
        .flatMap(reason ->
            lease(route).flatMap(lease -> question(route, lease, reason, clock.instant())));
  }

  /** How long the Lease was quiet is counted by the reconciler alone, so any clock will do. */
  private Optional<WriterLease> lease(TrafficRoute route) {
    return new WriterLeases(client.asOperator(), () -> 0L).read(route);
  }

  private static Optional<Reason> reason(TrafficRoute route) {
    var status = Optional.ofNullable(route.getStatus());
    return status.map(TrafficRouteStatus::conditions).stream()
        .flatMap(List::stream)
        .filter(condition -> condition.type().equals("Ready"))
        .flatMap(ready -> ASKING.stream().filter(one -> one.code().equals(ready.reason())))
        .findFirst();
  }

  static Optional<Question> question(
      TrafficRoute route, WriterLease lease, Reason reason, Instant now) {
    var status = Optional.ofNullable(route.getStatus());
    var observed =
        new TrafficObserved(
            Map.of(), Map.of(), Optional.of(lease), TrafficObserver.asked(route), Optional.empty());
    var standing =
        HealthPlanner.stand(
            route.getSpec(),
            status.map(TrafficRouteStatus::targets).orElse(List.of()),
            Map.of(),
            now);
    return WriterPlanner.next(route.getSpec().traffic(), status, observed, standing)
        .map(to ->
            new Question(
                reason,
                lease.data().wrote().map(LeaseData.Wrote::by).or(lease::holder),
                to,
                lease.epoch() + 1,
                Takeover.of(route.getSpec().traffic(), lease, to).loss().map(Loss::toStatus)));
  }
}
