package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random schedules of tries, reservations and cancels; QuickTheories prints the seed. */
class TokenBucketPropertyTest {
  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void shouldKeepTheLimitInAllWindows() {
    qt().withExamples(300)
        .forAll(
            longs().all(), doubles().between(0.01, 1e7), integers().between(1, 50), longs().all())
        .checkAssert((seed, perSecond, burst, origin) -> {
          // given
          var schedule = new Schedule(seed, new RateLimit(perSecond, burst), origin);

          // when
          schedule.run(400);

          // then
          double told = perSecond * 1e-9; // dueIn is in whole nanoseconds
          assertThat(schedule.excess()).isLessThanOrEqualTo(burst + 1e-3 + told);
        });
  }

  @Test
  void shouldNotRefuseWhatTheLimitAllows() {
    qt().withExamples(200)
        .forAll(longs().all(), doubles().between(0.01, 1e6), integers().between(2, 50))
        .checkAssert((seed, perSecond, burst) -> {
          // given a greedy caller that comes often
          var random = new Random(seed);
          var clock = new ManualClock(random.nextLong());
          var bucket = TokenBucket.full(new RateLimit(perSecond, burst), clock);
          long admitted = 0;
          long elapsed = 0;

          // when
          for (int i = 0; i < 500; i++) {
            while (bucket.tryAcquire()) {
              admitted++;
            }
            long step = (long) (random.nextDouble() * 1e9 / perSecond * (burst - 0.001)) / 2;
            clock.advanceNanos(step);
            elapsed += step;
          }
          while (bucket.tryAcquire()) {
            admitted++;
          }

          // then
          assertThat((double) admitted)
              .isGreaterThan(burst + elapsed * perSecond / 1e9 * (1 - perSecond / 1e10) - 1.01);
        });
  }

  private record Admission(long at, long permits) {}

  private record Promise(Reservation reservation, long due, long permits) {}

  private static final class Schedule {
    private final Random random;
    private final RateLimit limit;
    private final ManualClock clock;
    private final TokenBucket bucket;
    private final List<Admission> admitted = new ArrayList<>();
    private final List<Promise> promised = new ArrayList<>();

    Schedule(long seed, RateLimit limit, long origin) {
      random = new Random(seed);
      this.limit = limit;
      clock = new ManualClock(origin);
      bucket = TokenBucket.full(limit, clock);
    }

    void run(int steps) {
      for (int step = 0; step < steps; step++) {
        long permits = 1 + random.nextLong(limit.burst());
        switch (random.nextInt(5)) {
          case 0 -> clock.advanceNanos((long) (random.nextExponential() * meanWait()));
          case 1 -> {
            if (bucket.tryAcquire(permits)) {
              admitted.add(new Admission(clock.nanos(), permits));
            }
          }
          case 2, 3 ->
              bucket
                  .reserve(permits, LONG)
                  .ifPresent(got ->
                      promised.add(
                          new Promise(got, clock.nanos() + got.dueIn().toNanos(), permits)));
          default -> {
            if (!promised.isEmpty()) {
              promised.remove(random.nextInt(promised.size())).reservation().cancel();
            }
          }
        }
        use();
      }
      promised.forEach(each -> admitted.add(new Admission(each.due(), each.permits())));
    }

    /** Holders use what is due; a few hesitate, and may still cancel. */
    private void use() {
      promised.removeIf(each -> {
        boolean used = each.due() - clock.nanos() <= 0 && random.nextInt(4) > 0;
        if (used) {
          admitted.add(new Admission(each.due(), each.permits()));
        }
        return used;
      });
    }

    private double meanWait() {
      return 1e9 / limit.permitsPerSecond() * limit.burst();
    }

    double excess() {
      admitted.sort(
          Comparator.comparingLong(each -> each.at() - admitted.getFirst().at() + (1L << 62)));
      return Windows.excess(
          admitted.stream().mapToLong(Admission::at).toArray(),
          admitted.stream().mapToLong(Admission::permits).toArray(),
          limit.permitsPerSecond());
    }
  }
}
