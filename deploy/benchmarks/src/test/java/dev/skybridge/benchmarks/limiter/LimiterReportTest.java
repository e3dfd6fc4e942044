package dev.skybridge.benchmarks.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.limiter.LimiterResult.Closed;
import dev.skybridge.benchmarks.limiter.LimiterResult.Open;
import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;
import dev.skybridge.benchmarks.openloop.HandOver;
import dev.skybridge.benchmarks.openloop.LoopFigures;
import dev.skybridge.benchmarks.openloop.Percentiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimiterReportTest {
  private final List<Open> open = new ArrayList<>();
  private final List<Closed> closed = new ArrayList<>();

  @Test
  void shouldSubtractTheBaselineOfTheSameRoundWhenTheMachineDrifts() {
    // given
    measured(1, LimiterSubject.none, 1_000, 2);
    measured(1, LimiterSubject.guava, 1_400, 90);
    measured(2, LimiterSubject.none, 9_000, 2);
    measured(2, LimiterSubject.guava, 9_500, 95);

    // when
    var added = report().added("Guava RateLimiter", HandOver.Way.spin, f -> f.latency().p50());

    // then
    assertThat(added.least()).isEqualTo(400);
    assertThat(added.most()).isEqualTo(500);
  }

  @Test
  void shouldCallALimiterSlowerOnlyWhenTheSpreadsLieApart() {
    // given
    measured(1, LimiterSubject.none, 100, 1);
    measured(1, LimiterSubject.mutex, 100, 40);
    measured(2, LimiterSubject.none, 100, 1);
    measured(2, LimiterSubject.mutex, 100, 60);
    measured(1, LimiterSubject.guava, 100, 55);
    measured(2, LimiterSubject.guava, 100, 70);
    measured(1, LimiterSubject.bucket4j, 100, 61);
    measured(2, LimiterSubject.bucket4j, 5_000, 62);

    // when
    var rows = new LimiterAims(report()).rows();

    // then
    assertThat(rows)
        .anySatisfy(
            row -> assertThat(row).startsWith("Guava RateLimiter", "yes", "yes", "yes", "yes"))
        .anySatisfy(row ->
            assertThat(row)
                .startsWith("Bucket4j", "no", "yes", "yes", "no: mutex (ReentrantLock)"));
  }

  @Test
  void shouldHaveARowForEachSubjectWhenWritten() {
    // given
    measured(1, LimiterSubject.none, 100, 1);
    measured(1, LimiterSubject.resilience4j, 180, 50);

    // when
    var text = report().markdown(LocalDate.of(2026, 11, 23));

    // then
    assertThat(text)
        .startsWith("# Rate limiters, 2026-11-23")
        .containsPattern("\\| no limiter \\| 1\\.00 \\(1\\.00 … 1\\.00\\) \\|")
        .containsPattern("\\| Resilience4j \\| 50\\.0 \\(50\\.0 … 50\\.0\\) \\|")
        .contains("80.0 (80.0 … 80.0)");
  }

  private LimiterReport report() {
    var machine = new MachineFacts(2, "a processor", 24, "a kernel", "25", "G1", "1.26");
    var rounds = (int) open.stream().mapToInt(Open::round).distinct().count();
    return new LimiterReport(new LimiterResult(machine, "bench", 10_000, 3, rounds, open, closed));
  }

  private void measured(int round, LimiterSubject subject, long p50, double nanos) {
    var latency = new Percentiles(p50, 2 * p50, 3 * p50, 4 * p50, p50);
    var figures =
        new LoopFigures(
            100, 0, latency, latency, (long) nanos, 5, new Surroundings(100, 1, 0, true));
    for (HandOver.Way way : HandOver.Way.values()) {
      open.add(new Open(round, subject.title(), way, 0.5, figures));
    }
    closed.add(new Closed(round, subject.title(), 1, true, 0.5, nanos, 0));
  }
}
