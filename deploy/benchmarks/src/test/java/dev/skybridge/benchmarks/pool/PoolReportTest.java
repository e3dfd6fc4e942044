package dev.skybridge.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;
import dev.skybridge.benchmarks.openloop.Percentiles;
import dev.skybridge.benchmarks.pool.PoolResult.Closed;
import dev.skybridge.benchmarks.pool.PoolResult.Open;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolReportTest {

  @Test
  void shouldKeepRunsAloneAndBesideALoadApartWhenWritten() {
    // given
    var open = new ArrayList<Open>();
    var closed = new ArrayList<Closed>();
    for (boolean beside : new boolean[] {false, true}) {
      var nanos = beside ? 50_000L : 5_000L;
      var times = new Percentiles(nanos, 2 * nanos, 3 * nanos, 4 * nanos, nanos);
      var figures = new PoolFigures(10, times, times, times, 12, new Surroundings(100, 1, 0, true));
      open.add(new Open(1, PoolSubject.own.title(), beside, 0.5, figures));
      closed.add(new Closed(1, PoolSubject.own.title(), beside, 0.5, nanos, 320));
    }
    var machine = new MachineFacts(2, "a processor", 24, "a kernel", "25", "G1", "1.26");

    // when
    var text =
        new PoolReport(new PoolResult(machine, "bench", 10_000, 3, 1, 0.8, open, closed))
            .markdown(LocalDate.of(2026, 11, 23));

    // then
    var rows = List.of(text.split("\n"));
    assertThat(rows)
        .filteredOn(row -> row.startsWith("| Skybridge WorkerPool | 200 (200 … 200) |"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("| 320 | 5.00 (5.00 … 5.00) |"));
    assertThat(rows)
        .filteredOn(row -> row.startsWith("| Skybridge WorkerPool | 20.0 (20.0 … 20.0) |"))
        .singleElement()
        .satisfies(row -> assertThat(row).contains("| 320 | 50.0 (50.0 … 50.0) |"));
  }
}
