package dev.skybridge.benchmarks.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StressCommandTest {

  @Test
  void shouldFindEachTestOfThePackageWhenNoneIsNamed() {
    var tests = new StressCommand().tests();

    assertThat(tests)
        .extracting(name -> name.substring(name.lastIndexOf('.') + 1))
        .contains(
            "BurstIsNeverExceeded",
            "RefillIsNotLost",
            "OnePermitForTakeOrReserve",
            "CancelledSlotIsGivenOnce",
            "DroppedBucketIsFull",
            "EndIsHeardOnce",
            "LeaseIsSpentOnce");
  }

  @Test
  void shouldFailWhenThePatternFindsNoTest() {
    // given
    var said = new StringWriter();
    var command = new CommandLine(new StressCommand()).setErr(new PrintWriter(said));

    // when
    var code = command.execute("--quick", "--test", "no-such-test");

    // then
    assertThat(code).isNotZero();
    assertThat(said.toString()).contains("No test is like no-such-test");
  }
}
