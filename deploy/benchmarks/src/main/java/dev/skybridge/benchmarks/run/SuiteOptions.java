package dev.skybridge.benchmarks.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all benchmarks can be told. */
public final class SuiteOptions {
  @Option(names = "--rounds", description = "interleaved rounds (${DEFAULT-VALUE})")
  public int rounds = 5;

  @Option(
      names = "--seconds",
      description = "length of one run of the open loop (${DEFAULT-VALUE})")
  public double seconds = 2;

  @Option(
      names = "--quick",
      description =
          "one short round, to see that it works: its report goes to target/, for its figures mean"
              + " little")
  public boolean quick;

  @Option(names = "--output", description = "folder of the report (docs/benchmarks)")
  private @Nullable Path output;

  @Option(names = "--go", hidden = true)
  public String go = "";

  @Option(names = "--go-version", hidden = true)
  public String goVersion = "none";

  /** Where the report goes. */
  public Path output() {
    if (output != null) {
      return output;
    }
    return quick ? Path.of("deploy", "benchmarks", "target") : Path.of("docs", "benchmarks");
  }

  /** The command line that repeats the run. */
  public String command(String benchmark) {
    return "./skybridge bench %s%s"
        .formatted(
            benchmark, quick ? " --quick" : " --rounds %d --seconds %s".formatted(rounds, seconds));
  }
}
