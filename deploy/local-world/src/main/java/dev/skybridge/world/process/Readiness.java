package dev.skybridge.world.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Waits for a process to answer as a ready one does. */
public final class Readiness {
  /** One look at the process: true when it is ready. */
  @FunctionalInterface
  public interface Check {
    boolean isReady() throws IOException, InterruptedException;
  }

  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration ATTEMPT = Duration.ofSeconds(2);

  private Readiness() {}

  /**
   * Returns when the check passes.
   *
   * @throws IllegalStateException when the process ends first or the deadline passes; names the log
   */
  public static void await(
      String name, ProcessHandle process, Check check, Duration deadline, Object log) {
    long end = System.nanoTime() + deadline.toNanos();
    String last = "no answer yet";
    while (System.nanoTime() < end) {
      try {
        if (check.isReady()) {
          return;
        }
        last = "it answers that it is not ready";
      } catch (IOException e) {
        last = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + name, e);
      }
      if (endedWithin(process, INTERVAL)) {
        throw new IllegalStateException(name + " ended before it was ready; see " + log);
      }
    }
    throw new IllegalStateException(
        name + " was not ready after " + deadline.toSeconds() + " s (" + last + "); see " + log);
  }

  /** Ready when the URL answers 200. */
  public static Check http(URI url) {
    return http(url, HttpClient.newBuilder().connectTimeout(ATTEMPT).build());
  }

  /** Ready when the URL answers 200 over TLS trusted by the context. */
  public static Check https(URI url, SSLContext trust) {
    return http(url, HttpClient.newBuilder().connectTimeout(ATTEMPT).sslContext(trust).build());
  }

  /** Ready when the port accepts a connection. */
  public static Check tcp(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
            (int) ATTEMPT.toMillis());
        return true;
      }
    };
  }

  private static Check http(URI url, HttpClient client) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(ATTEMPT).build();
    return () -> client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  private static boolean endedWithin(ProcessHandle process, Duration wait) {
    try {
      process.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
