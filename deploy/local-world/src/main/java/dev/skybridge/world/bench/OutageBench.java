package dev.skybridge.world.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the loss of one cloud does to applications on the others: in pairs, once with all clouds and
 * once while every call of one cloud times out and its applications want to change. What is timed:
 * from the change of an Application to Ready at that generation, by the API server's watch.
 */
public final class OutageBench {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAMESPACE = "shop";
  private static final String LOST = "aws-main";
  private static final List<String> KEPT = List.of("alicloud-main", "tencentcloud-main");
  private static final Label OTHERS = new Label(Label.PART, "others");
  private static final Label VICTIMS = new Label(Label.PART, "lost");
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Changes of each application without the engine: they are short, so one says little. */
  private static final int DELIVERIES = 4;

  /** Sizes that all three vendors sell. */
  private static final int LEAST_GIB = 20;

  private static final int STEP_GIB = 10;

  /** How long a call of the lost cloud hangs before it has failed. */
  private static final Duration HANG = Duration.ofSeconds(5);

  private final WorldOptions options;
  private final BenchPlan plan;
  private final PrintWriter out;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LOOK).build();
  private final Map<String, Integer> changes = new HashMap<>();

  /** For {@code plan.applications()} others, and as many that are on the lost cloud. */
  public OutageBench(WorldOptions options, BenchPlan plan, PrintWriter out) {
    this.options = options;
    this.plan = plan;
    this.out = out;
  }

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
    for (int number = 0; number < plan.applications(); number++) {
      requests.send(change("lost", number, LOST, VICTIMS, true));
      requests.send(change("kept", number, KEPT.get(number % KEPT.size()), OTHERS, true));
    }
    settled(client, VICTIMS, Map.of());
    settled(client, OTHERS, Map.of());
    var pairs = new ArrayList<OutagePair>();
    for (int round = 1; round <= plan.rounds(); round++) {
      var lostFirst = round % 2 == 0;
      var first = lostFirst ? lost(world, client, requests) : phase(client, requests);
      var second = lostFirst ? phase(client, requests) : lost(world, client, requests);
      var pair = lostFirst ? new OutagePair(second, first) : new OutagePair(first, second);
      pairs.add(pair);
      say(
          "  pair %2d: delivered %.0f / %.0f ms, with a change in the cloud %.0f / %.0f ms (all clouds / one lost)",
          round,
          pair.healthy().delivered() * 1e3,
          pair.lost().delivered() * 1e3,
          pair.healthy().provisioned() * 1e3,
          pair.lost().provisioned() * 1e3);
    }
    return OutageReport.of(plan, HANG, pairs);
  }

  /** The others, while every call of the lost cloud hangs and its applications want to change. */
  private OutagePair.Phase lost(LocalWorld world, KubernetesClient client, RawRequests requests) {
    send(
        world,
        HttpRequest.newBuilder()
            .POST(
                BodyPublishers.ofString(
                    "{\"provider\":\"aws\",\"kind\":\"timeout\",\"latencyMillis\":"
                        + HANG.toMillis()
                        + "}")));
    var wanted = wanted(client, VICTIMS);
    try {
      for (int number = 0; number < plan.applications(); number++) {
        requests.send(change("lost", number, LOST, VICTIMS, true));
      }
      awaitCalls(world);
      return phase(client, requests);
    } finally {
      send(world, HttpRequest.newBuilder().DELETE());
      settled(client, VICTIMS, wanted);
    }
  }

  /** Until the lost cloud was called: from then on its operations hang. */
  private void awaitCalls(LocalWorld world) {
    var until = System.nanoTime() + DEADLINE.toNanos();
    var clock = new CountDownLatch(1);
    // the calls that hang are counted when they have failed, so one hang has passed by then
    while (struck(send(world, HttpRequest.newBuilder().GET())) == 0) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the lost cloud was never called");
      }
      try {
        clock.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private static long struck(JsonNode faults) {
    long struck = 0;
    for (var fault : faults) {
      struck += fault.path("struck").asLong();
    }
    return struck;
  }

  private OutagePair.Phase phase(KubernetesClient client, RawRequests requests) {
    return new OutagePair.Phase(
        median(client, requests, DELIVERIES, false), median(client, requests, 1, true));
  }

  /** Seconds from changes of each of the others to Ready, one after the other; their median. */
  private double median(KubernetesClient client, RawRequests requests, int times, boolean inCloud) {
    var seconds = new ArrayList<Double>();
    for (int each = 0; each < times * plan.applications(); each++) {
      var number = each % plan.applications();
      var name = name("kept", number);
      var wanted = wanted(client, OTHERS);
      wanted.keySet().retainAll(List.of(NAMESPACE + "/" + name));
      try (var watch = ObjectWatch.settled(client, Kind.APPLICATION, OTHERS, wanted)) {
        var begun = System.nanoTime();
        requests.send(change("kept", number, KEPT.get(number % KEPT.size()), OTHERS, inCloud));
        var ready = Objects.requireNonNull(watch.await(DEADLINE).get(NAMESPACE + "/" + name));
        seconds.add((ready - begun) / 1e9);
      }
    }
    return Spread.of(seconds, one -> one).median();
  }

  /** The next generation of each application with the label. */
  private static Map<String, Long> wanted(KubernetesClient client, Label label) {
    var wanted = new HashMap<String, Long>();
    for (GenericKubernetesResource found :
        client
            .genericKubernetesResources(Kind.APPLICATION.apiVersion(), Kind.APPLICATION.kind())
            .inNamespace(NAMESPACE)
            .withLabel(label.name(), label.value())
            .list()
            .getItems()) {
      wanted.put(
          NAMESPACE + "/" + found.getMetadata().getName(), found.getMetadata().getGeneration() + 1);
    }
    return wanted;
  }

  private void settled(KubernetesClient client, Label label, Map<String, Long> wanted) {
    var all = new HashMap<>(wanted);
    if (all.isEmpty()) {
      var prefix = label.equals(VICTIMS) ? "lost" : "kept";
      for (int number = 0; number < plan.applications(); number++) {
        all.put(NAMESPACE + "/" + name(prefix, number), 1L);
      }
    }
    try (var watch = ObjectWatch.settled(client, Kind.APPLICATION, label, all)) {
      watch.await(wanted.isEmpty() ? plan.deadline() : DEADLINE);
    }
  }

  private static String name(String part, int number) {
    return "%s-%03d".formatted(part, number);
  }

  /** A new value of a variable, and where asked a larger disk of the database. */
  private Write change(String part, int number, String account, Label label, boolean inCloud) {
    var name = name(part, number);
    var change = changes.merge(name, 1, Integer::sum);
    var growth = changes.merge(name + "/growth", inCloud ? 1 : 0, Integer::sum);
    return new Write.Apply(
        "/apis/skybridge.dev/v1alpha1/namespaces/%s/applications/%s?fieldManager=skybridge-bench&force=true"
            .formatted(NAMESPACE, name),
        """
        {"apiVersion":"skybridge.dev/v1alpha1","kind":"Application",
         "metadata":{"name":"%s","namespace":"%s","labels":{"%s":"%s"}},
         "spec":{"components":[{"name":"web","image":"demo.skybridge.dev/echo:1.0","port":8080,
                   "env":[{"name":"CHANGE","value":"%d"}]}],
                 "approval":"auto",
                 "resources":[{"name":"db","type":"postgres","storageGib":%d}],
                 "placements":[{"name":"here","account":"%s"}]}}
        """
            .formatted(
                name,
                NAMESPACE,
                label.name(),
                label.value(),
                change,
                LEAST_GIB + STEP_GIB * growth,
                account));
  }

  private JsonNode send(LocalWorld world, HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request
                  .uri(URI.create(world.state().url("clouds") + "/faults"))
                  .header("Content-Type", "application/json")
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException("the simulator answers " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void say(String format, Object... arguments) {
    out.printf(format + "%n", arguments);
    out.flush();
  }
}
