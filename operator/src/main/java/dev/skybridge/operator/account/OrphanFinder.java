package dev.skybridge.operator.account;

import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.CloudControl;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.account.ObjectOwners.Owner;
import dev.skybridge.operator.account.OrphanPlanner.Found;
import dev.skybridge.operator.metrics.PlatformMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks through accounts for what carries the platform's tags and belongs to nobody. */
final class OrphanFinder {
  private static final Logger LOG = Logger.getLogger(OrphanFinder.class);

  /** A bound for a cloud whose pages never end; 10,000 objects of a kind at the usual size. */
  private static final int MOST_PAGES = 100;

  private final Map<Provider, CloudControl> clouds = new EnumMap<>(Provider.class);
  private final ObjectOwners owners;
  private final Duration every;
  private final Duration age;
  private final Map<String, Map<String, Instant>> seen = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  OrphanFinder(
      Iterable<CloudControl> clouds,
      ObjectOwners owners,
      Duration every,
      Duration age,
      PlatformMetrics metrics) {
    clouds.forEach(cloud -> this.clouds.put(cloud.provider(), cloud));
    this.owners = owners;
    this.every = every;
    this.age = age;
    metrics.gauge(
        "skybridge_orphans",
        "Objects in the clouds that carry the platform's tags and belong to no stack.",
        () -> counts.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** When an account is to be looked through. */
  Instant due(
      String account, @Nullable OrphanStatus last, @Nullable String requestedAt, Instant now) {
    var suspects = seen.getOrDefault(account, Map.of()).values();
    var undecided =
        last != null
            && suspects.stream()
                .anyMatch(s -> s.plus(age).isAfter(Instant.parse(last.checkedAt())));
    return OrphanPlanner.due(last, undecided, requestedAt, every, age, now);
  }

  /** The cloud of an account. */
  CloudControl cloud(AccountCredentials account) {
    return Optional.ofNullable(clouds.get(account.provider())).orElseThrow();
  }

  /** Since when an object of an account has had no owner; null where that is not known. */
  @Nullable Instant since(
      String account, @Nullable OrphanStatus report, CloudKind kind, String id) {
    return seen(account, report).get(OrphanPlanner.key(kind, id));
  }

  private Map<String, Instant> seen(String account, @Nullable OrphanStatus report) {
    return seen.getOrDefault(account, OrphanPlanner.remembered(report, age));
  }

  /**
   * Looks through an account.
   *
   * @param last the report before; null where there is none
   */
  OrphanStatus find(
      AccountCredentials account,
      @Nullable OrphanStatus last,
      @Nullable String requestedAt,
      Instant now) {
    var key = account.account();
    var judged =
        OrphanPlanner.judge(look(cloud(account), account), seen(key, last), age, requestedAt, now);
    seen.put(key, judged.seen());
    var before = counts.put(key, judged.status().count());
    if (judged.status().count() > 0 && !Integer.valueOf(judged.status().count()).equals(before)) {
      LOG.warnf(
          "account %s has %d orphans: %s", key, judged.status().count(), judged.status().objects());
    }
    return judged.status();
  }

  private Found look(CloudControl cloud, AccountCredentials account) {
    var looking = new Looking();
    for (var kind : CloudKind.values()) {
      var after = Optional.<String>empty();
      for (int pages = 0; pages == 0 || after.isPresent(); pages++) {
        if (pages == MOST_PAGES) {
          looking.unchecked.add(kind + ": more than " + MOST_PAGES + " pages");
          break;
        }
        after = looking.take(kind, cloud.list(account, kind, after));
      }
    }
    return new Found(looking.checked, looking.suspects, looking.unchecked);
  }

  /** What was seen so far. */
  private final class Looking {
    private final Map<String, String> suspects = new HashMap<>();
    private final List<String> unchecked = new ArrayList<>();
    private int checked;

    /** A page; the mark of the next. */
    Optional<String> take(CloudKind kind, CloudAnswer<CloudPage> answer) {
      switch (answer) {
        case CloudAnswer.Given<CloudPage>(var page) -> {
          for (var object : page.objects()) {
            switch (owners.of(object)) {
              case Owner.Foreign _ -> {}
              case Owner.Stack _ -> checked++;
              case Owner.Unclear(var why) -> {
                unchecked.add(kind + ": " + why);
                return Optional.empty();
              }
              case Owner.Nobody(var stack, var resource) -> {
                checked++;
                suspects.put(
                    OrphanPlanner.key(kind, object.id()),
                    OrphanPlanner.words(kind, object.id(), resource, stack));
              }
            }
          }
          return page.next();
        }
        case CloudAnswer.Absent<CloudPage>(var message) -> unchecked.add(kind + ": " + message);
        case CloudAnswer.Failed<CloudPage>(Reason reason, _, var message) ->
            unchecked.add("%s: %s: %s".formatted(kind, reason.code(), message));
      }
      return Optional.empty();
    }
  }
}
