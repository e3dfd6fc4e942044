package dev.skybridge.world.bench;

import dev.skybridge.world.LocalWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Applications are created, and the operator makes them Ready and takes them away again. */
final class OperatedRounds {
  /** The operator has come to rest when it has asked for nothing for so long. */
  private static final Duration REST = Duration.ofSeconds(2);

  private final LocalWorld world;
  private final KubernetesClient client;
  private final RawRequests requests;
  private final AuditLog audit;
  private final BenchPlan plan;

  OperatedRounds(LocalWorld world, KubernetesClient client, AuditLog audit, BenchPlan plan) {
    this.world = world;
    this.client = client;
    this.requests = new RawRequests(client);
    this.audit = audit;
    this.plan = plan;
  }

  Round.Operated run(int round) {
    var mark = audit.mark();
    var before = ProcessorTime.now(world.processes());
    var created = new ConcurrentHashMap<String, Long>();
    Duration creating;
    Map<String, Long> ready;
    try (var watch =
        ObjectWatch.condition(
            client, Kind.APPLICATION, Label.OPERATED, "Ready", plan.applications())) {
      creating =
          Crowd.run(
              plan.applications(),
              plan.concurrency(),
              number -> {
                var name = BenchPlan.name("app", round, number);
                created.put(Samples.NAMESPACE + "/" + name, System.nanoTime());
                requests.send(Samples.create(name, Label.OPERATED));
              });
      ready = watch.await(plan.deadline());
    }
    awaitRest();
    var usage = ProcessorTime.now(world.processes()).since(before);
    var memory = ProcessMemory.of(BenchWorld.operator(world).pid());
    var counts = audit.since(mark, BenchWorld.OPERATOR_AGENT);
    var removal = remove(round);
    return new Round.Operated(
        plan.applications(),
        BareRounds.seconds(creating),
        last(created, ready),
        Latency.of(times(created, ready)),
        usage,
        memory,
        counts,
        removal.seconds(),
        removal.usage(),
        removal.requests());
  }

  private record Removal(
      double seconds, ProcessorTime.Usage usage, Map<String, Integer> requests) {}

  private Removal remove(int round) {
    var mark = audit.mark();
    var before = ProcessorTime.now(world.processes());
    long took;
    try (var gone =
        ObjectWatch.deletion(client, Kind.APPLICATION, Label.OPERATED, plan.applications())) {
      Crowd.run(
          plan.applications(),
          plan.concurrency(),
          number -> requests.send(Samples.deleteApplication(BenchPlan.name("app", round, number))));
      gone.await(plan.deadline());
      took = System.nanoTime() - before.atNanos();
    }
    awaitRest();
    return new Removal(
        BareRounds.seconds(Duration.ofNanos(took)),
        ProcessorTime.now(world.processes()).since(before),
        audit.since(mark, BenchWorld.OPERATOR_AGENT));
  }

  /** From the first creation to the last Ready. */
  private static double last(Map<String, Long> created, Map<String, Long> ready) {
    var first = created.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    var end = ready.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    return BareRounds.seconds(Duration.ofNanos(end - first));
  }

  private static List<Long> times(Map<String, Long> created, Map<String, Long> ready) {
    var times = new ArrayList<Long>();
    created.forEach((name, start) -> {
      var end = ready.get(name);
      if (end == null) {
        throw new IllegalStateException(name + " was never seen Ready");
      }
      times.add(end - start);
    });
    return times;
  }

  private void awaitRest() {
    var never = new CountDownLatch(1);
    var deadline = System.nanoTime() + plan.deadline().toNanos();
    try {
      long mark;
      do {
        mark = audit.mark();
        never.await(REST.toMillis(), TimeUnit.MILLISECONDS);
      } while (!audit.since(mark, BenchWorld.OPERATOR_AGENT).isEmpty()
          && System.nanoTime() < deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
