package dev.skybridge.operator.adapter.edge;

import dev.skybridge.operator.traffic.ProbeTime;
import dev.skybridge.operator.traffic.Probes;
import dev.skybridge.operator.traffic.TrafficConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Probes by HTTP GET. One probe of a placement is under way at a time, and none is sent sooner than
 * the interval after the one before.
 */
@ApplicationScoped
public class HttpProbes implements Probes {
  /** What nobody asked about for so many intervals is forgotten. */
  private static final int MEMORY = 100;

  private final TrafficConfig config;
  private final HttpClient http;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

  /** Connects to nothing yet. */
  @Inject
  public HttpProbes(TrafficConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.probeDeadline())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private record Key(String address, String path) {}

  /** What is known of one placement; guarded by itself. */
  private static final class Entry {
    private long sentAt;
    private boolean underWay;
    private @Nullable Answer last;
    private @Nullable Duration mean;
  }

  @Override
  public void send(String address, String path, Runnable changed) {
    var now = System.nanoTime();
    var key = new Key(address, path);
    var entry = entries.computeIfAbsent(key, k -> new Entry());
    synchronized (entry) {
      var early = entry.sentAt != 0 && now - entry.sentAt < config.probeInterval().toNanos();
      if (entry.underWay || early) {
        return;
      }
      entry.underWay = true;
      entry.sentAt = now;
    }
    forgetOld(now);
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .timeout(config.probeDeadline())
            .header("User-Agent", "skybridge-probe")
            .GET()
            .build();
    var _ =
        http.sendAsync(request, BodyHandlers.discarding())
            .handle((response, failure) -> keep(entry, response, failure))
            .thenAccept(news -> {
              if (news) {
                changed.run();
              }
            });
  }

  @Override
  public Optional<Answer> last(String address, String path) {
    var entry = entries.get(new Key(address, path));
    if (entry == null) {
      return Optional.empty();
    }
    synchronized (entry) {
      return Optional.ofNullable(entry.last);
    }
  }

  private boolean keep(
      Entry entry, @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    var ended = System.nanoTime();
    synchronized (entry) {
      var answer = answer(entry, Duration.ofNanos(ended - entry.sentAt), response, failure);
      var changed = entry.last == null || entry.last.getClass() != answer.getClass();
      entry.last = answer;
      entry.underWay = false;
      return changed;
    }
  }

  private Answer answer(
      Entry entry,
      Duration took,
      @Nullable HttpResponse<Void> response,
      @Nullable Throwable failure) {
    if (failure != null || response == null) {
      return new Answer.Fails(NoAnswer.why(failure, config.probeDeadline()));
    }
    if (response.statusCode() >= 400) {
      return new Answer.Fails("HTTP " + response.statusCode());
    }
    var mean = ProbeTime.mean(Optional.ofNullable(entry.mean), took);
    entry.mean = mean;
    return new Answer.Serves(Optional.of(mean));
  }

  private void forgetOld(long now) {
    var oldest = config.probeInterval().multipliedBy(MEMORY).toNanos();
    entries
        .values()
        .removeIf(entry -> {
          synchronized (entry) {
            return !entry.underWay && now - entry.sentAt > oldest;
          }
        });
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
