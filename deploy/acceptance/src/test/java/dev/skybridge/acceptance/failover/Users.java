package dev.skybridge.acceptance.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** People at the edge, who read and write without a pause. */
final class Users {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI edge;
  private final String host;
  private final List<Thread> threads;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /**
   * One request and what came of it.
   *
   * @param write whether it was to write
   * @param asked when it was sent
   * @param at when it was answered, or given up
   * @param status of the answer; 0 where none came
   * @param placement that answered, where the edge says so
   */
  record Request(boolean write, Instant asked, Instant at, int status, String placement) {
    boolean succeeded() {
      return status == 200;
    }
  }

  Users(URI edge, String host, int readers, int writers) {
    this.edge = edge;
    this.host = host;
    this.threads =
        IntStream.range(0, readers + writers)
            .mapToObj(i -> Thread.ofVirtual().name("user").start(() -> use(i >= readers)))
            .toList();
  }

  private void use(boolean write) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(edge).timeout(PATIENCE).setHeader("Host", host);
    HttpRequest request =
        (write ? builder.POST(BodyPublishers.ofString("1")) : builder.GET()).build();
    while (!ended) {
      Instant asked = Instant.now();
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        requests.add(
            new Request(
                write,
                asked,
                Instant.now(),
                answer.statusCode(),
                answer.headers().firstValue("X-Skybridge-Placement").orElse("")));
      } catch (IOException e) {
        requests.add(new Request(write, asked, Instant.now(), 0, ""));
      } catch (InterruptedException e) {
        return;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  /** What was asked between two moments. */
  List<Request> between(Instant from, Instant to) {
    return requests.stream()
        .filter(request -> !request.at().isBefore(from) && request.at().isBefore(to))
        .toList();
  }

  /** Everything that was asked since. */
  List<Request> since(Instant from) {
    return between(from, Instant.MAX);
  }

  /** Sends them home and waits until they have gone. */
  void leave() throws InterruptedException {
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
    http.close();
  }
}
