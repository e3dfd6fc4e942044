package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What Argo CD's stream of changes says of our applications. The stream begins with all of them; it
 * is opened anew when it ends or falls silent, and a list after that finds what was deleted
 * meanwhile. An application is told by name when it is new, changed or gone.
 */
final class ApplicationWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ApplicationWatch.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Origin STREAM = Origin.here("argocd stream");
  private static final Origin WATCHDOG = Origin.here("argocd stream watchdog");
  private static final Origin LIST = Origin.here("argocd list");
  private static final String DATA = "data:";
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Long enough for the stream's first burst; what that brings is not told twice. */
  private static final Duration LIST_AFTER = Duration.ofSeconds(2);

  private final ArgoClient client;
  private final Duration silence;
  private final InstantSource clock;
  private final Consumer<ArgoApplication> changed;
  private final Map<String, ArgoApplication> known = new ConcurrentHashMap<>();
  private final Scope scope;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Instant lastSign = Instant.MIN;
  private volatile @Nullable Stream<String> open;
  private volatile boolean listed;
  private boolean started;

  ApplicationWatch(
      ArgoClient client,
      Duration silence,
      InstantSource clock,
      Scope around,
      Consumer<ArgoApplication> changed) {
    this.scope = around.child("argocd watch");
    this.client = client;
    this.silence = silence;
    this.clock = clock;
    this.changed = changed;
  }

  /** Starts watching; does nothing the second time. */
  synchronized void start() {
    if (!started) {
      started = true;
      scope.executor(STREAM).execute(this::work);
      scope.executor(WATCHDOG).execute(this::watchSilence);
    }
  }

  /** The application as last seen; empty where it is unknown, or what is known may be old. */
  Optional<ArgoApplication> get(String name) {
    return isFresh() ? Optional.ofNullable(known.get(name)) : Optional.empty();
  }

  /** Whether an application that {@link #get} does not know does not exist. */
  boolean knowsAll() {
    return isFresh();
  }

  /** Notes what another call answered, unless something newer is known. */
  void note(ArgoApplication application) {
    known.merge(
        application.name(),
        application,
        (older, newer) -> newer.resourceVersion() >= older.resourceVersion() ? newer : older);
  }

  /** Between the start of a stream and the list after it, what is known may be from before. */
  private boolean isFresh() {
    return open != null && listed && lastSign.plus(silence).isAfter(clock.instant());
  }

  private void work() {
    var pause = SHORTEST_PAUSE;
    do {
      var began = clock.instant();
      try (var lines = client.changes()) {
        listed = false;
        lastSign = clock.instant();
        open = lines;
        scope.timer().after(LIST_AFTER, this::startList);
        lines.forEach(this::line);
        LOG.debug("Argo CD ended its stream of changes");
      } catch (ArgoFailure | RuntimeException e) {
        if (ended.getCount() > 0) {
          LOG.warnf("Argo CD's stream of changes: %s; trying again", e.getMessage());
        }
      }
      open = null;
      var lasted = Duration.between(began, clock.instant());
      pause = lasted.compareTo(LONGEST_PAUSE) > 0 ? SHORTEST_PAUSE : pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    } while (!endsWithin(pause));
  }

  /** Waits for the end, at most so long. */
  private boolean endsWithin(Duration pause) {
    try {
      return ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** A line of the stream: data, or a sign of life. */
  private void line(String line) {
    lastSign = clock.instant();
    if (!line.startsWith(DATA)) {
      return;
    }
    try {
      var result = JSON.readTree(line.substring(DATA.length())).path("result");
      var application = new ArgoApplication(result.path("application"));
      if (application.name().isEmpty()) {
        return;
      }
      if ("DELETED".equals(result.path("type").asText())) {
        known.remove(application.name());
        changed.accept(application);
      } else {
        update(application);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private void update(ArgoApplication application) {
    var before = known.get(application.name());
    note(application);
    if (before == null || before.resourceVersion() < application.resourceVersion()) {
      changed.accept(application);
    }
  }

  /** Finds what was deleted, or missed, while there was no stream. */
  private void list() {
    try {
      var names = new HashSet<String>();
      var before = Map.copyOf(known);
      for (var application : client.list()) {
        names.add(application.name());
        update(application);
      }
      before.forEach((name, application) -> {
        if (!names.contains(name) && known.remove(name, application)) {
          changed.accept(application);
        }
      });
      listed = true;
    } catch (ArgoFailure | RuntimeException e) {
      LOG.warnf("listing Argo CD's applications: %s", e.getMessage());
      endStream();
    }
  }

  /** The timer is not ours to wait on. */
  private void startList() {
    if (!scope.isEnded()) {
      scope.executor(LIST).execute(this::list);
    }
  }

  private void watchSilence() {
    while (!endsWithin(silence.dividedBy(3))) {
      endSilentStream();
    }
  }

  private void endSilentStream() {
    if (open != null && !lastSign.plus(silence).isAfter(clock.instant())) {
      LOG.warnf("Argo CD's stream was silent for %d s; opening it anew", silence.toSeconds());
      endStream();
    }
  }

  private void endStream() {
    var current = open;
    open = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    scope.cancel("close");
    endStream();
    scope.close();
  }
}
