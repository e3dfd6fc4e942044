package dev.skybridge.world.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sees when each of a known number of objects has become what was waited for, or is gone. */
final class ObjectWatch implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final String what;
  private final Predicate<GenericKubernetesResource> holds;
  private final boolean gone;
  private final CountDownLatch missing;
  private final Map<String, Long> seenNanos = new ConcurrentHashMap<>();
  private @Nullable Watch watch;
  private volatile @Nullable WatcherException failure;

  private ObjectWatch(
      String what, int expected, boolean gone, Predicate<GenericKubernetesResource> holds) {
    this.what = what;
    this.missing = new CountDownLatch(expected);
    this.gone = gone;
    this.holds = holds;
  }

  /** Waits for objects with the label to have the condition {@code type} at {@code True}. */
  static ObjectWatch condition(
      KubernetesClient client, Kind kind, Label label, String type, int expected) {
    var watch =
        new ObjectWatch(
            kind.kind() + " " + type, expected, false, object -> Conditions.isTrue(object, type));
    watch.open(client, kind, label);
    return watch;
  }

  /**
   * Waits for objects to be Ready at a generation.
   *
   * @param generations of each object that is waited for, by {@code namespace/name}
   */
  static ObjectWatch settled(
      KubernetesClient client, Kind kind, Label label, Map<String, Long> generations) {
    var watch =
        new ObjectWatch(
            kind.kind() + " Ready at a generation",
            generations.size(),
            false,
            object -> {
              var wanted = generations.get(key(object));
              return wanted != null
                  && object.get("status", "observedGeneration") instanceof Number observed
                  && observed.longValue() >= wanted
                  && Conditions.isTrue(object, "Ready");
            });
    watch.open(client, kind, label);
    return watch;
  }

  /** Waits for the present objects with the label to be deleted. */
  static ObjectWatch deletion(KubernetesClient client, Kind kind, Label label, int expected) {
    var watch = new ObjectWatch(kind.kind() + " gone", expected, true, object -> false);
    watch.open(client, kind, label);
    return watch;
  }

  private void open(KubernetesClient client, Kind kind, Label label) {
    watch =
        client
            .genericKubernetesResources(kind.apiVersion(), kind.kind())
            .withLabel(label.name(), label.value())
            .watch(this);
  }

  /**
   * Returns when all are there.
   *
   * @return time of each by {@link System#nanoTime()}, by {@code namespace/name}
   * @throws IllegalStateException after the deadline, or when the watch broke
   */
  Map<String, Long> await(Duration deadline) {
    try {
      var all = missing.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (failure != null) {
        throw new IllegalStateException("the watch of " + what + " broke: " + failure, failure);
      }
      if (!all) {
        throw new IllegalStateException(
            what + ": " + missing.getCount() + " are missing after " + deadline.toSeconds() + " s");
      }
      return Map.copyOf(seenNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what, e);
    }
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource object) {
    var counts =
        switch (action) {
          case ADDED, MODIFIED -> !gone && holds.test(object);
          case DELETED -> gone;
          case ERROR, BOOKMARK -> false;
        };
    if (counts && seenNanos.putIfAbsent(key(object), System.nanoTime()) == null) {
      missing.countDown();
    }
  }

  private static String key(GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return metadata.getNamespace() == null
        ? metadata.getName()
        : metadata.getNamespace() + "/" + metadata.getName();
  }

  @Override
  public void onClose(WatcherException cause) {
    failure = cause;
    while (missing.getCount() > 0) {
      missing.countDown();
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
