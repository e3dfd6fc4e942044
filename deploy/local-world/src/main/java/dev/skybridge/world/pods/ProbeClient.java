package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Performs probes against the pod's address. Two kinds are weaker than a kubelet's: {@code exec}
 * passes, since there is no program to run a command in, and {@code grpc} and HTTPS look only for
 * the open port.
 */
final class ProbeClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Why the probe failed, in the kubelet's words; empty when it passed. */
  Optional<String> failure(Probe probe, Container container, String address, Duration timeout)
      throws InterruptedException {
    if (probe.getHttpGet() != null && !"HTTPS".equals(probe.getHttpGet().getScheme())) {
      return get(probe.getHttpGet(), container, address, timeout);
    }
    if (probe.getHttpGet() != null) {
      return connect(port(probe.getHttpGet().getPort(), container), address, timeout);
    }
    if (probe.getTcpSocket() != null) {
      return connect(port(probe.getTcpSocket().getPort(), container), address, timeout);
    }
    if (probe.getGrpc() != null) {
      return connect(Optional.of(probe.getGrpc().getPort()), address, timeout);
    }
    return Optional.empty();
  }

  private Optional<String> get(
      HTTPGetAction action, Container container, String address, Duration timeout)
      throws InterruptedException {
    Optional<Integer> port = port(action.getPort(), container);
    if (port.isEmpty()) {
      return Optional.of(
          "couldn't find port " + action.getPort() + " in container " + container.getName());
    }
    String path = action.getPath() == null ? "/" : action.getPath();
    String url =
        "http://%s:%d%s%s".formatted(address, port.get(), path.startsWith("/") ? "" : "/", path);
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout);
      for (HTTPHeader header : action.getHttpHeaders()) {
        if (!header.getName().equalsIgnoreCase("Host")) {
          request.header(header.getName(), header.getValue());
        }
      }
      int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 400
          ? Optional.empty()
          : Optional.of("HTTP probe failed with statuscode: " + status);
    } catch (IllegalArgumentException e) {
      return Optional.of("invalid probe URL " + url);
    } catch (IOException e) {
      return Optional.of("Get \"%s\": %s".formatted(url, words(e, address, port.get())));
    }
  }

  private static Optional<String> connect(
      Optional<Integer> port, String address, Duration timeout) {
    if (port.isEmpty()) {
      return Optional.of("couldn't find the probe's port");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral(address), port.get()),
          (int) timeout.toMillis());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(words(e, address, port.get()));
    }
  }

  private static String words(IOException failure, String address, int port) {
    return switch (failure) {
      case java.net.ConnectException refused ->
          "dial tcp %s:%d: connect: connection refused".formatted(address, port);
      case java.net.http.HttpTimeoutException late -> "context deadline exceeded";
      case java.net.SocketTimeoutException late ->
          "dial tcp %s:%d: i/o timeout".formatted(address, port);
      default -> failure.toString();
    };
  }

  private static Optional<Integer> port(IntOrString port, Container container) {
    if (port.getIntVal() != null) {
      return Optional.of(port.getIntVal());
    }
    return container.getPorts().stream()
        .filter(declared -> port.getStrVal().equals(declared.getName()))
        .map(io.fabric8.kubernetes.api.model.ContainerPort::getContainerPort)
        .findFirst();
  }

  @Override
  public void close() {
    http.close();
  }
}
