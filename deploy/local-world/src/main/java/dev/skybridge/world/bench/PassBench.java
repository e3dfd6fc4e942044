package dev.skybridge.world.bench;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How fast the operator passes over stacks whose graph has not changed: all are touched at once,
 * and its own metrics tell when it has looked at each. No engine may start.
 */
public final class PassBench {
  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final Duration LOOK_EACH = Duration.ofMillis(20);

  /** Where the world makes its accounts. */
  private static final String NAMESPACE = "shop";

  private static final int PLACEMENTS = 3;
  private static final Pattern PASSES =
      Pattern.compile(
          "skybridge_reconcile_duration_seconds_count\\{kind=\"CloudStack\",[^}]*} ([0-9.E]+)");
  private static final Pattern OPERATIONS =
      Pattern.compile("skybridge_stack_operation_duration_seconds_count\\{[^}]*} ([0-9.E]+)");

  private final WorldOptions options;
  private final BenchPlan plan;
  private final PrintWriter out;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LOOK_EACH).build();

  /** For {@code plan.applications()} applications of three stacks each. */
  public PassBench(WorldOptions options, BenchPlan plan, PrintWriter out) {
    this.options = options;
    this.plan = plan;
    this.out = out;
  }

  /** One pass over all stacks. */
  private record Pass(double seconds, ProcessorTime.Usage usage) {}

  /** Starts a world, measures, removes the world; the report as Markdown. */
  public String run() {
    var world =
        LocalWorld.start(
            options.withArgocd(false).withClouds(true).withOperator(true),
            (step, took) -> say("  %-32s %6.1f s", step, took.toMillis() / 1000.0));
    try (var client = world.client()) {
      return measure(world, client);
    } finally {
      world.wipe();
    }
  }

  private String measure(LocalWorld world, KubernetesClient client) {
    var requests = new RawRequests(client);
    var stacks = plan.applications() * PLACEMENTS;
    var begun = System.nanoTime();
    try (var ready =
        ObjectWatch.condition(
            client, Kind.APPLICATION, Label.OPERATED, "Ready", plan.applications())) {
      Crowd.run(
          plan.applications(),
          plan.concurrency(),
          number -> requests.send(new Write.Create(path("applications"), application(number))));
      ready.await(plan.deadline());
    }
    var created = (System.nanoTime() - begun) / 1e9;
    say("%d stacks of %d applications Ready after %.1f s", stacks, plan.applications(), created);
    var passes = new ArrayList<Pass>();
    for (int round = 1; round <= plan.rounds(); round++) {
      passes.add(pass(world, requests, round));
      say(
          "  pass %d: %.2f s, %.0f stacks a minute",
          round, passes.getLast().seconds(), 60 * stacks / passes.getLast().seconds());
    }
    return report(stacks, created, passes);
  }

  private Pass pass(LocalWorld world, RawRequests requests, int round) {
    var operations = sum(world, OPERATIONS);
    var seen = sum(world, PASSES);
    var wanted = seen + plan.applications() * (double) PLACEMENTS;
    var before = ProcessorTime.now(world.processes());
    Crowd.run(
        plan.applications() * PLACEMENTS,
        plan.concurrency(),
        number -> requests.send(touch(number, round)));
    var never = new CountDownLatch(1);
    var until = System.nanoTime() + DEADLINE.toNanos();
    while (sum(world, PASSES) < wanted) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the operator did not look at every stack");
      }
      try {
        never.await(LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    var seconds = (System.nanoTime() - before.atNanos()) / 1e9;
    var usage = ProcessorTime.now(world.processes()).since(before);
    if (sum(world, OPERATIONS) != operations) {
      throw new IllegalStateException("an engine was started for an unchanged graph");
    }
    return new Pass(seconds, usage);
  }

  private static Write touch(int number, int round) {
    var name = "pass-%03d-p%d".formatted(number / PLACEMENTS, number % PLACEMENTS);
    return new Write.Apply(
        path("cloudstacks") + "/" + name + "?fieldManager=skybridge-bench&force=true",
        """
        {"apiVersion":"skybridge.dev/v1alpha1","kind":"CloudStack",
         "metadata":{"name":"%s","annotations":{"example.org/touched":"%d"}}}
        """
            .formatted(name, round));
  }

  private static String application(int number) {
    var accounts = List.of("aws-main", "alicloud-main", "tencentcloud-main");
    var text = new StringBuilder();
    for (int place = 0; place < PLACEMENTS; place++) {
      text.append(place == 0 ? "" : ",")
          .append("{\"name\":\"p%d\",\"account\":\"%s\"}".formatted(place, accounts.get(place)));
    }
    return """
    {"apiVersion":"skybridge.dev/v1alpha1","kind":"Application",
     "metadata":{"name":"pass-%03d","namespace":"%s","labels":{"%s":"%s"}},
     "spec":{"components":[{"name":"web","image":"demo.skybridge.dev/echo:1.0","port":8080}],
             "resources":[{"name":"db","type":"postgres"},{"name":"files","type":"bucket"}],
             "placements":[%s]}}
    """
        .formatted(number, NAMESPACE, Label.OPERATED.name(), Label.OPERATED.value(), text);
  }

  private static String path(String plural) {
    return "/apis/skybridge.dev/v1alpha1/namespaces/" + NAMESPACE + "/" + plural;
  }

  private double sum(LocalWorld world, Pattern sample) {
    var uri = URI.create("http://127.0.0.1:%d/metrics".formatted(world.state().port("operator")));
    try {
      var body =
          http.send(
                  HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return sample
          .matcher(body)
          .results()
          .mapToDouble(found -> Double.parseDouble(found.group(1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException("the operator's metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String report(int stacks, double created, List<Pass> passes) {
    var text = new StringBuilder();
    text.append(
        """
        # Passes over %d unchanged stacks

        `./skybridge bench passes` in a world of its own on %d cores: the operator, a real API server, PostgreSQL, three
        simulated clouds. Each stack holds a database and a bucket with their network. All stacks are touched (an
        annotation) by a bare client; a pass ends when the operator's own metrics have counted a reconcile of each. That
        no engine was started is checked by the count of its operations. First creation of all: %.1f s.

        | pass | s | stacks a minute | operator, CPU-s | others took, %% of the machine |
        |---|---|---|---|---|
        """
            .formatted(stacks, Runtime.getRuntime().availableProcessors(), created));
    for (int each = 0; each < passes.size(); each++) {
      var pass = passes.get(each);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d | %.2f | %.0f | %.2f | %.0f |%n",
              each + 1,
              pass.seconds(),
              60 * stacks / pass.seconds(),
              pass.usage().of("operator"),
              100 * pass.usage().foreignShare()));
    }
    return text.toString();
  }

  private void say(String format, Object... arguments) {
    out.printf(format + "%n", arguments);
    out.flush();
  }
}
