package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several nodes of one limiter over a store in this process. */
@Timeout(120)
class LeasedNodesTest {
  private static final long SEED = Long.getLong("skybridge.seed", System.nanoTime());

  @Test
  void shouldRefuseATryOnlyWhenNeitherLeaseNorStoreHasItsPermits() {
    System.out.println("seed " + SEED);
    var random = new Random(SEED);
    for (int round = 0; round < 30; round++) {
      // given nodes whose clocks, and the store's, differ but run alike
      int burst = 1 + random.nextInt(40);
      var limit = new RateLimit(1 + random.nextInt(1000), burst);
      var clock = new ManualClock(random.nextLong());
      var store = new MemoryTokenStore(clock);
      int count = 1 + random.nextInt(4);
      var terms = LeaseTerms.forNodes(limit, count);
      var nodes =
          IntStream.range(0, count)
              .mapToObj(i ->
                  new LeasedRateLimiter(
                      "key",
                      limit,
                      store,
                      terms,
                      new Degraded.Refuse(),
                      shifted(clock, i * 2_000_000_000L)))
              .toList();

      for (int call = 0; call < 300; call++) {
        // when
        clock.advanceNanos(
            (long) (random.nextExponential() * 1e9 / limit.permitsPerSecond() / count));
        var node = nodes.get(random.nextInt(count));
        int permits = 1 + (random.nextBoolean() ? 0 : random.nextInt(burst));
        boolean admitted = node.tryAcquire(permits);

        // then
        if (!admitted) {
          assertThat(store.levelNow("key", limit) + node.state().permitsInLease())
              .as("call %d of round %d, %s", call, round, limit)
              .isLessThan(permits + 1e-6);
        }
      }
      long used = nodes.stream().mapToLong(node -> node.state().admitted()).sum();
      long held = nodes.stream().mapToLong(node -> node.state().permitsInLease()).sum();
      long expired = nodes.stream().mapToLong(node -> node.state().expired()).sum();
      assertThat(used + held + expired).isEqualTo(store.given());
      assertThat(held).isLessThanOrEqualTo(count * terms.most() + burst);
    }
  }

  @Test
  void shouldGiveGreedyNodesEqualShares() throws Exception {
    // given nodes with one, two, four and eight callers that ask for all they can get
    var limit = new RateLimit(1000, 100);
    var store = new MemoryTokenStore(NanoClock.system());
    var terms =
        new LeaseTerms(12, Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofSeconds(10));
    var nodes = new ArrayList<LeasedRateLimiter>();
    var calls = new ArrayList<Future<Long>>();
    long begun = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int callersOfNode : List.of(1, 2, 4, 8)) {
        var node =
            new LeasedRateLimiter(
                "key", limit, store, terms, new Degraded.Refuse(), NanoClock.system());
        nodes.add(node);
        Callable<Long> greedy =
            () -> {
              long mine = 0;
              while (System.nanoTime() - begun < 3_000_000_000L) {
                mine += node.acquire(1, Duration.ofSeconds(2)) ? 1 : 0;
              }
              return mine;
            };
        IntStream.range(0, callersOfNode).forEach(i -> calls.add(callers.submit(greedy)));
      }
      for (var call : calls) {
        call.get();
      }
    }

    // when
    double seconds = (System.nanoTime() - begun) / 1e9;
    var shares = nodes.stream().mapToDouble(node -> node.state().admitted()).toArray();
    double sum = 0;
    double squares = 0;
    for (double share : shares) {
      sum += share;
      squares += share * share;
    }
    double jain = sum * sum / (shares.length * squares);

    // then
    System.out.printf(
        "callers 1, 2, 4, 8 of four nodes: shares %.0f %.0f %.0f %.0f, Jain's index %.3f,"
            + " %.1f %% used%n",
        shares[0], shares[1], shares[2], shares[3], jain, 100 * sum / (100 + 1000 * seconds));
    assertThat(jain).isGreaterThan(0.9);
    assertThat(sum).isGreaterThan(0.8 * 1000 * seconds);
  }

  @Test
  void shouldReadNoWallClock() throws Exception {
    // given
    var classes =
        Path.of(LeasedRateLimiter.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/skybridge/runtime/limit");

    // when
    List<String> readers;
    try (var files = Files.list(classes)) {
      readers =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(LeasedNodesTest::namesAWallClock)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.startsWith("LeasedNodesTest"))
              .toList();
    }

    // then
    assertThat(readers).isEmpty();
  }

  private static boolean namesAWallClock(Path file) {
    try {
      var constants = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return List.of("currentTimeMillis", "java/time/Instant", "java/time/Clock").stream()
          .anyMatch(constants::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NanoClock shifted(NanoClock clock, long by) {
    return () -> clock.nanos() + by;
  }
}
