package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficSpec;
import dev.skybridge.model.Reason;
import java.time.Instant;
import java.util.Optional;

/** What may come of a route. Looking changes nothing. */
public interface TrafficOutlook {

  /**
   * What the loss of a placement would do.
   *
   * @param lost one of the route's targets
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when the lease can't be read
   */
  Rehearsal.Result rehearse(TrafficRoute route, String lost);

  /**
   * What a person is asked; empty where the route goes on by itself.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when the lease can't be read
   */
  Optional<Question> question(TrafficRoute route);

  /**
   * When the traffic of a withdrawn placement comes back, should it go on answering; empty where it
   * is not withdrawn or does not answer.
   */
  static Optional<Instant> returnsAt(TrafficSpec traffic, TrafficRouteStatus.Target target) {
    var since = target.since();
    if (!target.withdrawn()
        || target.health() != TrafficRouteStatus.Health.HEALTHY
        || since == null) {
      return Optional.empty();
    }
    var hold =
        new Withdrawal(target.withdrawals(), Optional.empty()).hold(traffic.returnAfterOrDefault());
    return Optional.of(Instant.parse(since).plus(hold));
  }

  /**
   * A placement may write if a person says so.
   *
   * @param reason why it can't be decided without one
   * @param from placement that had the right before; empty where that is not known
   * @param to placement that would write
   * @param epoch for which the word would hold
   * @param loss the data-loss window; empty where no copy is known, or none is needed
   */
  record Question(
      Reason reason,
      Optional<String> from,
      String to,
      int epoch,
      Optional<TrafficRouteStatus.Loss> loss) {}
}
