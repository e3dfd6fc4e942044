package dev.skybridge.world.bench;

import dev.skybridge.world.LocalWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A client without any logic writes what the operator would write, and takes it away again. */
final class BareRounds {
  private final LocalWorld world;
  private final KubernetesClient client;
  private final RawRequests requests;
  private final Samples samples;
  private final BenchPlan plan;

  BareRounds(LocalWorld world, KubernetesClient client, Samples samples, BenchPlan plan) {
    this.world = world;
    this.client = client;
    this.requests = new RawRequests(client);
    this.samples = samples;
    this.plan = plan;
  }

  Round.Bare run(int round) {
    var writes =
        IntStream.range(0, plan.applications())
            .mapToObj(number -> samples.bare(BenchPlan.name("bare", round, number)))
            .toList();
    var before = ProcessorTime.now(world.processes());
    var written = Crowd.run(writes.size(), plan.concurrency(), each -> send(writes.get(each)));
    var usage = ProcessorTime.now(world.processes()).since(before);
    awaitAvailable();
    var available = System.nanoTime() - before.atNanos();
    var removed = remove(round);
    return new Round.Bare(
        writes.getFirst().size(),
        seconds(written),
        seconds(Duration.ofNanos(available)),
        seconds(removed),
        usage);
  }

  private void send(List<Write> writes) {
    writes.forEach(requests::send);
  }

  private void awaitAvailable() {
    try (var available =
        ObjectWatch.condition(
            client, Kind.DEPLOYMENT, Label.BARE_DELIVERY, "Available", plan.applications())) {
      available.await(plan.deadline());
    }
  }

  private Duration remove(int round) {
    var started = System.nanoTime();
    try (var gone =
        ObjectWatch.deletion(client, Kind.NAMESPACE, Label.BARE_DELIVERY, plan.applications())) {
      Crowd.run(
          plan.applications(),
          plan.concurrency(),
          number -> {
            var name = BenchPlan.name("bare", round, number);
            requests.send(Samples.deleteApplication(name));
            requests.send(Samples.deleteNamespace(name));
          });
      gone.await(plan.deadline());
    }
    return Duration.ofNanos(System.nanoTime() - started);
  }

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
