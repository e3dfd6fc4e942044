package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FlightStreamTest {
  private static FlightSnapshot await(FlightStream flight, Predicate<FlightSnapshot> seen)
      throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    var tick = new CountDownLatch(1);
    while (!seen.test(flight.snapshot())) {
      assertThat(System.nanoTime()).as("%s", flight.snapshot()).isLessThan(deadline);
      tick.await(50, TimeUnit.MILLISECONDS);
    }
    return flight.snapshot();
  }

  @Test
  void shouldCountCollectionsAndAllocationWhenTheyHappen() throws Exception {
    try (var flight = new FlightStream(Clock.systemUTC())) {
      // given
      flight.start();

      // when
      var allocated = 0L;
      for (var i = 0; i < 2000; i++) {
        allocated += new byte[1 << 20].length;
      }
      System.gc();
      var snapshot = await(flight, seen -> seen.heapUsed() > 0 && seen.allocatedPerSecond() > 0);

      // then: the estimate is right within a factor of three, whatever else runs
      assertThat(snapshot.collections()).isPositive();
      assertThat(snapshot.longestPause()).isPositive();
      assertThat(snapshot.pressure()).isBetween(0.0, 1.0);
      assertThat(snapshot.allocatedPerSecond()).isGreaterThan(allocated / 60 / 3);
      assertThat(snapshot.heapCommitted()).isGreaterThanOrEqualTo(snapshot.heapUsed());
    }
  }

  @Test
  void shouldNameTheSiteWhenAVirtualThreadPinsItsCarrier() throws Exception {
    try (var flight = new FlightStream(Clock.systemUTC())) {
      // given
      flight.start();

      // when: a class initializer pins
      var thread = Thread.ofVirtual().start(() -> assertThat(Pinning.WAITED).isTrue());
      thread.join();
      var snapshot = await(flight, seen -> seen.pinned() > 0);

      // then
      assertThat(snapshot.longestPinned()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
      assertThat(snapshot.pinnedSites())
          .anyMatch(site -> site.frame().contains("FlightStreamTest$Pinning"));
    }
  }

  private static final class Pinning {
    static final boolean WAITED = waited();

    private static boolean waited() {
      try {
        return !new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void shouldForgetWhatIsOlderThanAMinute() {
    // given
    var sums = new PerSecond();
    sums.add(1000, 5);
    sums.add(1030, 7);

    // when and then
    assertThat(sums.lastMinute(1030)).isEqualTo(12);
    assertThat(sums.lastMinute(1059)).isEqualTo(12);
    assertThat(sums.lastMinute(1060)).isEqualTo(7);
    assertThat(sums.lastMinute(1090)).isZero();
  }
}
