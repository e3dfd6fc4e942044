package dev.skybridge.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.benchmarks.fanout.FanOutResult.Closed;
import dev.skybridge.benchmarks.fanout.FanOutResult.Open;
import dev.skybridge.benchmarks.machine.MachineFacts;
import dev.skybridge.benchmarks.machine.ProcessorTime.Surroundings;
import dev.skybridge.benchmarks.openloop.Percentiles;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FanOutReportTest {

  @Test
  void shouldHaveATableForEachSizeWhenWritten() {
    // given
    var open = new ArrayList<Open>();
    var closed = new ArrayList<Closed>();
    for (int branches : FanOutSuite.SIZES) {
      for (int work : FanOutSuite.WORK_MICROS) {
        var nanos = branches * 1_000L;
        var latency = new Percentiles(nanos, 2 * nanos, 3 * nanos, 4 * nanos, nanos);
        var figures = new FanOutFigures(10, latency, 5_000, new Surroundings(100, 1, 0, true));
        open.add(new Open(1, FanOutSubject.own.title(), branches, work, 100, 0.5, figures));
      }
      closed.add(new Closed(1, FanOutSubject.own.title(), branches, 0.5, 7_000, 640));
    }
    var machine = new MachineFacts(2, "a processor", 24, "a kernel", "25", "G1", "1.26");

    // when
    var text =
        new FanOutReport(new FanOutResult(machine, "bench", 2, 1, open, closed))
            .markdown(LocalDate.of(2026, 11, 23));

    // then
    assertThat(text)
        .contains("## 3 branches", "## 30 branches", "## 300 branches")
        .contains("| Skybridge FanOut | 7.00 (7.00 … 7.00) | 640 | not | 100 | 300 (300 … 300) |")
        .contains("| Skybridge FanOut |  |  | 1 ms | 100 | 3.00 (3.00 … 3.00) |");
  }
}
