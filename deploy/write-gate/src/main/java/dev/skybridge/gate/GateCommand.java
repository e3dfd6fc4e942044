package dev.skybridge.gate;

import dev.skybridge.gate.GateOptions.HostPort;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program. */
@Command(
    name = "write-gate",
    mixinStandardHelpOptions = true,
    description = {
      "Stands between an application's pods and their database, and lets them reach it only while",
      "their placement has the right to write: a Lease in the platform's cluster that it renews.",
      "One gate a placement; a second one stands by."
    })
public final class GateCommand implements Callable<Integer> {
  private static final int ATTEMPTS_A_LEASE = 5;

  @Option(
      names = "--lease",
      required = true,
      paramLabel = "NAMESPACE/NAME",
      description = "the Lease; its name is the application's, then -writer")
  private String lease = "";

  @Option(names = "--holder", required = true, description = "the placement that this gate is in")
  private String holder = "";

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "where the pods connect")
  private String listen = "";

  @Option(
      names = "--target",
      required = true,
      paramLabel = "HOST:PORT",
      description = "the database")
  private String target = "";

  @Option(
      names = "--health",
      paramLabel = "HOST:PORT",
      description = "answers GET /writable with 200 while writes pass, with 503 otherwise")
  private @Nullable String health;

  @Option(
      names = "--kubeconfig",
      description = "how to reach the platform's cluster; the pod's own account where not given")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--every",
      defaultValue = "2s",
      description =
          "how often the Lease is renewed, for example 2s; ${DEFAULT-VALUE} where not given")
  private String every = "2s";

  @ArgGroup(
      exclusive = false,
      heading =
          "Copies of the database, made and restored beside the gate. Keys of the bucket come from where the AWS SDK looks for them (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, a role).%n")
  private @Nullable CopyFlags copies;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GateCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var slash = lease.split("/", -1);
    if (slash.length != 2) {
      throw new IllegalArgumentException("--lease has to be NAMESPACE/NAME");
    }
    var options =
        new GateOptions(
            slash[0],
            slash[1],
            holder,
            HostPort.parse(listen),
            HostPort.parse(target),
            Optional.ofNullable(health).map(HostPort::parse),
            copies == null ? "" : copies.to());
    var interval = Times.parse(every);
    var read =
        kubeconfig == null
            ? Config.autoConfigure(null)
            : Config.fromKubeconfig(Files.readString(kubeconfig));
    var bounded =
        new ConfigBuilder(read)
            .withRequestTimeout((int) interval.toMillis())
            .withConnectionTimeout((int) interval.toMillis())
            .withRequestRetryBackoffLimit(0)
            .build();
    var hold = new Hold(System::nanoTime);
    var vertx = Vertx.vertx();
    var gate = new TcpGate(vertx, options, hold);
    var work = copies == null ? Work.none() : copies.work(options);
    var stop = new CountDownLatch(1);
    try (var client = new KubernetesClientBuilder().withConfig(bounded).build();
        var rounds = Executors.newSingleThreadScheduledExecutor()) {
      var renewer =
          new Renewer(
              client,
              options,
              UUID.randomUUID().toString(),
              hold,
              work,
              gate::closeAll,
              System::nanoTime);
      gate.listen();
      options.health().ifPresent(place -> answerHealth(vertx, place, hold));
      var rounding =
          rounds.scheduleWithFixedDelay(
              renewer::renew, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
      var ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                stop.countDown();
                awaitQuietly(ended);
              }));
      stop.await();
      rounding.cancel(false);
      rounds.submit(renewer::leave).get(ATTEMPTS_A_LEASE, TimeUnit.SECONDS);
      work.end();
      ended.countDown();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("the Lease could not be left in time", e);
    } finally {
      vertx.close();
    }
    return 0;
  }

  private static void awaitQuietly(CountDownLatch ended) {
    try {
      if (!ended.await(ATTEMPTS_A_LEASE, TimeUnit.SECONDS)) {
        System.err.println("the gate did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answerHealth(Vertx vertx, HostPort place, Hold hold) {
    vertx
        .createHttpServer()
        .requestHandler(request ->
            request
                .response()
                .setStatusCode(!request.path().equals("/writable") || hold.isValid() ? 200 : 503)
                .end(hold.isValid() ? "writable\n" : "not writable\n"))
        .listen(place.port(), place.host())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
