package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several processes share one limit over a real store that is killed and comes back; their clocks
 * are two seconds apart. One process asks for all it can get, the others for a little. Each
 * admission is recorded behind the limiter, and checked in all windows. {@code
 * -Dskybridge.full=true} for all stores, sizes and modes, at length; {@code
 * -Dskybridge.limit.run=N} for one of them.
 */
@Timeout(300)
class OverAdmissionTest {
  private static final boolean FULL = Boolean.getBoolean("skybridge.full");
  private static final double LEAST_USED = 0.99;
  private static final int GREEDY_CALLERS = 8;
  private static final int MODEST_CALLERS = 2;
  private static final Duration BEFORE = FULL ? Duration.ofSeconds(10) : Duration.ofMillis(1200);
  private static final Duration AWAY = FULL ? Duration.ofSeconds(3) : Duration.ofMillis(300);
  private static final Duration AFTER = FULL ? Duration.ofSeconds(12) : Duration.ofMillis(2500);

  /** Until a burst that was saved up is used. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  /** As {@link #SETTLE}, after the slowest probe of the store. */
  private static final Duration RECOVER = Duration.ofMillis(1700);

  @TempDir Path folder;

  /** One run. */
  record Run(boolean redis, int nodes, boolean localShare) {
    @Override
    public String toString() {
      return "%s, %d processes, %s"
          .formatted(
              redis ? "Redis" : "PostgreSQL",
              nodes,
              localShare ? "local share while away" : "refusing while away");
    }

    /** Leases of all nodes, and what is between limiter and sink in each caller. */
    double epsilon() {
      long held = nodes * specs(0).getFirst().terms().most();
      long inFlight = GREEDY_CALLERS + (nodes - 1L) * MODEST_CALLERS;
      return held + inFlight + (localShare ? NodeSpec.LIMIT.burst() : 0);
    }

    List<NodeSpec> specs(int port) {
      return IntStream.range(0, nodes)
          .mapToObj(i ->
              new NodeSpec(
                  redis,
                  port,
                  nodes,
                  localShare,
                  i * Duration.ofSeconds(2).toNanos(),
                  i == 0 ? GREEDY_CALLERS : MODEST_CALLERS,
                  i == 0 ? 0 : 4 + i))
          .toList();
    }
  }

  static Stream<Run> runs() {
    var only = Optional.ofNullable(Integer.getInteger("skybridge.limit.run"));
    return only.isPresent() ? allRuns().skip(only.get()).limit(1) : allRuns();
  }

  private static Stream<Run> allRuns() {
    return FULL
        ? Stream.of(false, true)
            .flatMap(redis ->
                Stream.of(3, 8)
                    .flatMap(
                        nodes -> Stream.of(false, true).map(local -> new Run(redis, nodes, local))))
        : Stream.of(new Run(false, 3, false), new Run(true, 3, true));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void shouldKeepTheLimitInAllWindows(Run run) throws Exception {
    assumeTrue(!run.redis() || RedisServer.isInstalled(), "no redis-server");
    double rate = NodeSpec.LIMIT.permitsPerSecond();
    try (var server = run.redis() ? RedisServer.start(folder) : PostgresServer.start(folder);
        var nodes = LimiterNodes.start(run.specs(server.port()), folder)) {
      // given
      nodes.begin();
      long begun = System.nanoTime();

      // when
      pass(BEFORE);
      long killed = System.nanoTime();
      server.kill();
      pass(AWAY);
      server.restart();
      long back = System.nanoTime();
      pass(AFTER);
      nodes.end();
      var states = nodes.states();
      var each = nodes.moments();

      // then
      long[] all = LimiterNodes.merge(each);
      double excess = Windows.excess(all, ones(all.length), rate);
      long first = firstAfter(all, begun) + SETTLE.toNanos();
      long again = back + RECOVER.toNanos();
      double before = used(all, first, killed, rate);
      double after = used(all, again, all[all.length - 1], rate);
      print(run, each, states, excess, before, after, (killed - begun) / 1e9);
      assertThat(excess).isLessThanOrEqualTo(NodeSpec.LIMIT.burst() + run.epsilon());
      assertThat(all).isNotEmpty();
      if (FULL) { // the sample is short, and must pass on a machine that has no time for it
        assertThat(before).isGreaterThanOrEqualTo(LEAST_USED);
        assertThat(after).isGreaterThanOrEqualTo(LEAST_USED);
      }
    }
  }

  private static void pass(Duration time) throws InterruptedException {
    NanoClock.system().awaitUntil(System.nanoTime() + time.toNanos());
  }

  private static long[] ones(int length) {
    long[] ones = new long[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long firstAfter(long[] all, long time) {
    return Arrays.stream(all).filter(at -> at - time >= 0).findFirst().orElse(time);
  }

  private static double used(long[] all, long from, long to, double rate) {
    double seconds = Math.max(1e-3, (to - from) / 1e9);
    return LimiterNodes.countBetween(all, from, to) / (seconds * rate);
  }

  private static List<Long> timeline(List<long[]> each) {
    long[] all = LimiterNodes.merge(each);
    long half = Duration.ofMillis(500).toNanos();
    long count = (all[all.length - 1] - all[0]) / half;
    return LongStream.range(0, count)
        .map(i -> LimiterNodes.countBetween(all, all[0] + i * half, all[0] + (i + 1) * half))
        .boxed()
        .toList();
  }

  private static void print(
      Run run,
      List<long[]> each,
      List<String> states,
      double excess,
      double before,
      double after,
      double seconds) {
    var counts = new ArrayList<Integer>();
    each.forEach(moments -> counts.add(moments.length));
    System.out.printf(
        "%s: worst window burst %+.1f of burst %+.0f allowed (burst %d); used %.1f %% before the"
            + " store was killed after %.1f s, %.1f %% after; admitted by each %s%n",
        run,
        excess - NodeSpec.LIMIT.burst(),
        run.epsilon(),
        NodeSpec.LIMIT.burst(),
        100 * before,
        seconds,
        100 * after,
        counts);
    System.out.println("  each half second " + timeline(each));
    states.forEach(state -> System.out.println("  " + state));
  }
}
