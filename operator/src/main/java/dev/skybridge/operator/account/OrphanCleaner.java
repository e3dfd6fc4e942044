package dev.skybridge.operator.account;

import dev.skybridge.crd.CleanResult;
import dev.skybridge.crd.CleanedObject;
import dev.skybridge.crd.CleaningStatus;
import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.CloudControl;
import dev.skybridge.model.CloudDeletion;
import dev.skybridge.model.CloudObject;
import dev.skybridge.operator.account.CleanOrder.Named;
import dev.skybridge.operator.account.CleanPlanner.Looked;
import dev.skybridge.operator.account.CleanPlanner.Verdict;
import dev.skybridge.operator.cloud.OwnershipTags;
import dev.skybridge.operator.metrics.PlatformMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the orphans that a person named, one after the other, each looked at once more before.
 */
final class OrphanCleaner {
  private static final Logger LOG = Logger.getLogger(OrphanCleaner.class);

  private final OrphanFinder finder;
  private final ObjectOwners owners;
  private final Predicate<String> stackExists;
  private final Duration age;
  private final PlatformMetrics metrics;
  private final InstantSource clock;

  /**
   * With its parts.
   *
   * @param stackExists whether there is a CloudStack {@code namespace/name}
   * @param age how long an object must have been seen without an owner
   */
  OrphanCleaner(
      OrphanFinder finder,
      ObjectOwners owners,
      Predicate<String> stackExists,
      Duration age,
      PlatformMetrics metrics,
      InstantSource clock) {
    this.finder = finder;
    this.owners = owners;
    this.stackExists = stackExists;
    this.age = age;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Carries a request out.
   *
   * @param report the last one; what it does not show is left
   * @param by who asked; null where that is not known
   */
  CleaningStatus clean(
      AccountCredentials account,
      @Nullable OrphanStatus report,
      String request,
      @Nullable String by) {
    var cloud = finder.cloud(account);
    var results = new ArrayList<CleanedObject>();
    var orders = CleanOrder.parse(request);
    if (orders.size() > CleanOrder.MOST) {
      return refuse(
          request, "a request may name " + CleanOrder.MOST + " objects, nothing was done");
    }
    for (var order : orders) {
      var result =
          switch (order) {
            case Named named -> clean(cloud, account, report, named);
            case CleanOrder.Unreadable _ -> left(order, "it names no object: write KIND id");
          };
      metrics.orphanCleaned(account.provider(), result.result());
      LOG.infof(
          "account %s: asked by %s to delete the orphan %s: %s, %s",
          account.account(),
          by == null ? "someone" : by,
          result.object(),
          result.result().code(),
          result.message());
      results.add(result);
    }
    return new CleaningStatus(request, by, clock.instant().toString(), List.copyOf(results));
  }

  /** Carries nothing out. */
  CleaningStatus refuse(String request, String why) {
    LOG.warnf("a request to delete orphans was refused: %s", why);
    return new CleaningStatus(
        request,
        null,
        clock.instant().toString(),
        List.of(new CleanedObject("request", CleanResult.LEFT, why)));
  }

  private CleanedObject clean(
      CloudControl cloud, AccountCredentials account, @Nullable OrphanStatus report, Named named) {
    var since = finder.since(account.account(), report, named.kind(), named.id());
    var verdict =
        CleanPlanner.judge(named, report, look(cloud, account, named), since, age, clock.instant());
    return switch (verdict) {
      case Verdict.Leave(var why) -> left(named, why);
      case Verdict.Gone _ -> gone(named);
      case Verdict.Delete(var tags) ->
          outcome(named, cloud.delete(account, named.kind(), named.id(), tags, named.copy()));
    };
  }

  private Looked look(CloudControl cloud, AccountCredentials account, Named named) {
    return switch (cloud.read(account, named.kind(), named.id())) {
      case CloudAnswer.Given<CloudObject>(var object) ->
          new Looked.There(
              object,
              owners.of(object),
              stackExists.test(object.tags().getOrDefault(OwnershipTags.STACK, "")));
      case CloudAnswer.Absent<CloudObject> _ -> new Looked.NotThere();
      case CloudAnswer.Failed<CloudObject>(var reason, _, var message) ->
          new Looked.Unseen(reason.code() + ": " + message);
    };
  }

  private static CleanedObject outcome(Named named, CloudAnswer<CloudDeletion> answer) {
    return switch (answer) {
      case CloudAnswer.Given<CloudDeletion>(CloudDeletion.Ordered(var rest)) ->
          new CleanedObject(
              named.words(),
              CleanResult.DELETED,
              rest.isEmpty() ? "nothing is left of it" : "left of it: " + rest);
      case CloudAnswer.Given<CloudDeletion>(CloudDeletion.Gone _) -> gone(named);
      case CloudAnswer.Given<CloudDeletion>(CloudDeletion.Other _) ->
          left(named, "its tags changed a moment ago");
      case CloudAnswer.Absent<CloudDeletion> _ -> gone(named);
      case CloudAnswer.Failed<CloudDeletion>(var reason, _, var message) ->
          new CleanedObject(named.words(), CleanResult.FAILED, reason.code() + ": " + message);
    };
  }

  private static CleanedObject gone(CleanOrder order) {
    return new CleanedObject(order.words(), CleanResult.GONE, "the cloud has no such object");
  }

  private static CleanedObject left(CleanOrder order, String why) {
    return new CleanedObject(order.words(), CleanResult.LEFT, why);
  }
}
