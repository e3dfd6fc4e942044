package dev.skybridge.runtime.context.carry;

import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends HTTP requests that end with the current scope and tell the other side how long it has. */
public final class ScopedHttp {
  /** The scope's own end comes first, since it can say why; the client's timeout is a net below. */
  private static final Duration NET = Duration.ofMillis(100);

  private ScopedHttp() {}

  /**
   * Sends a request and waits for the answer. The end of the scope interrupts the wait, and the
   * client then cancels the exchange ({@link HttpClient#send}).
   *
   * @throws IOException as the client does
   * @throws dev.skybridge.runtime.context.CancelledException where the scope has ended
   */
  public static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(within(request), handler);
  }

  /**
   * The request with the time that the current scope has left as its timeout and {@link
   * TimeoutHeader}, where its own timeout is not shorter. Without a scope or a deadline it stays as
   * it is.
   *
   * @throws dev.skybridge.runtime.context.CancelledException where the scope has ended
   */
  public static HttpRequest within(HttpRequest request) {
    var scope = Scope.current();
    scope.ifPresent(Scope::checkpoint);
    var left = scope.flatMap(Scope::remaining);
    if (left.isEmpty()) {
      return request;
    }
    var net = left.get().plus(NET);
    var timeout = request.timeout().filter(own -> own.compareTo(net) < 0).orElse(net);
    var told = timeout.equals(net) ? left.get() : timeout;
    return HttpRequest.newBuilder(request, (_, _) -> true)
        .timeout(timeout)
        .setHeader(TimeoutHeader.NAME, TimeoutHeader.format(told))
        .build();
  }
}
