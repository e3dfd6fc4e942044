package dev.skybridge.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketConcurrencyTest {
  private static final int THREADS = 8;
  private static final long SEED = Long.getLong("skybridge.seed", System.nanoTime());

  @Test
  void shouldAdmitExactlyTheBurstWhenThreadsRaceOnAClockThatStands() throws Exception {
    for (int round = 0; round < 300; round++) {
      // given
      var bucket = TokenBucket.full(new RateLimit(1000, 1000), new ManualClock(round));

      // when
      long admitted =
          race(() -> {
            long mine = 0;
            while (bucket.tryAcquire()) {
              mine++;
            }
            return mine;
          });

      // then
      assertThat(admitted).isEqualTo(1000);
      assertThat(bucket.available()).isZero();
    }
  }

  @Test
  void shouldAdmitWhatARunningClockRefills() throws Exception {
    // given a clock that goes on a microsecond for each look
    var reads = new AtomicLong();
    var bucket = TokenBucket.full(new RateLimit(500_000, 16), () -> reads.getAndAdd(1000));

    // when
    long admitted =
        race(() -> {
          long mine = 0;
          for (int i = 0; i < 50_000; i++) {
            if (bucket.tryAcquire()) {
              mine++;
            }
          }
          return mine;
        });

    // then: a look in each call at least, and a permit for every second one
    long elapsed = reads.get() * 1000;
    assertThat(admitted)
        .isLessThanOrEqualTo(16 + elapsed / 2000)
        .isGreaterThanOrEqualTo(THREADS * 50_000 / 2);
  }

  @Test
  void shouldPromiseEachMomentOnceWhenReservationsAndCancelsRace() throws Exception {
    System.out.println("seed " + SEED);
    for (int round = 0; round < 100; round++) {
      // given a clock that stands, so that a line of promises is exact
      var bucket = TokenBucket.full(new RateLimit(1000, 4), new ManualClock(0));
      bucket.tryAcquire(4);
      var random = new Random(SEED + round);
      var seeds = new AtomicLong(random.nextLong());

      // when each thread keeps some and cancels the others
      long kept =
          race(() -> {
            var own = new Random(seeds.incrementAndGet());
            long mine = 0;
            for (int i = 0; i < 200; i++) {
              var got = bucket.reserve(1, Duration.ofDays(1)).orElseThrow();
              if (own.nextInt(3) == 0) {
                mine++;
              } else {
                got.cancel();
              }
            }
            return mine;
          });

      // then whatever place was cancelled is found again: the line is as long as what was kept,
      // once the free places in it are taken
      long taken = 0;
      long due = 0;
      while (due < (kept + taken) * 1_000_000) {
        due = bucket.reserve(1, Duration.ofDays(1)).orElseThrow().dueIn().toNanos();
        taken++;
      }
      assertThat(due).isEqualTo((kept + taken) * 1_000_000);
      assertThat(bucket.available()).isEqualTo(-kept - taken);
    }
  }

  @Test
  void shouldAllocateNothingWhenItAdmitsOrRefuses() {
    // given
    var bucket = TokenBucket.full(new RateLimit(1_000_000, 100));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    int admitted = 0;
    for (int i = 0; i < 100_000; i++) {
      admitted += bucket.tryAcquire() ? 1 : 0;
    }

    // when
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000_000; i++) {
      admitted += bucket.tryAcquire() ? 1 : 0;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    // then
    assertThat(admitted).isPositive();
    assertThat(allocated).isLessThan(10_000);
  }

  private static long race(Callable<Long> body) throws Exception {
    var start = new CyclicBarrier(THREADS);
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      var futures =
          IntStream.range(0, THREADS)
              .mapToObj(i ->
                  pool.submit(() -> {
                    start.await();
                    return body.call();
                  }))
              .toList();
      long sum = 0;
      for (var future : futures) {
        sum += future.get();
      }
      return sum;
    }
  }
}
