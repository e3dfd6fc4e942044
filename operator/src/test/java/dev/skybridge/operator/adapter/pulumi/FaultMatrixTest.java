package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.operator.adapter.pulumi.FaultCell.Act;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault with each act on each cloud: the stack converges, or stops with the right reason and
 * converges once the cause is gone; nothing stands twice and nothing is left. A sample by default,
 * every cell and 50 random combinations with {@code -Dskybridge.full=true}; {@code
 * -Dskybridge.faults.seed} repeats a run, {@code -Dskybridge.faults.only=pattern} picks the lives
 * with a cell whose name holds it. Needs the programs of {@link EngineKillLoopTest}.
 */
class FaultMatrixTest {
  private static final boolean FULL = Boolean.getBoolean("skybridge.full");
  private static final long SEED = Long.getLong("skybridge.faults.seed", System.nanoTime());
  private static final Pattern ONLY =
      Pattern.compile(System.getProperty("skybridge.faults.only", ""));
  private static final int COMBINATIONS = FULL ? 50 : Act.values().length;
  private static final int SAMPLE = 2;

  @TempDir static Path folder;
  private static FaultWorld world;

  @BeforeAll
  static void start() throws IOException, SQLException {
    assumeTrue(EngineWorld.executable().isPresent(), "no pulumi: set SKYBRIDGE_PULUMI");
    assumeTrue(SimulatorProcess.jar().isPresent(), "no simulator: set SKYBRIDGE_SIMULATOR");
    System.out.println("faults: seed " + SEED);
    world = FaultWorld.start(folder, FaultLife.matrix().size() + COMBINATIONS);
  }

  @AfterAll
  static void stop() throws IOException {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void shouldConvergeOrStopWithTheRightReasonInEveryCell() {
    // given
    var random = new Random(SEED);
    var lives = FaultLife.matrix();
    if (!FULL && ONLY.pattern().isEmpty()) {
      Collections.shuffle(lives, random);
      lives = lives.subList(0, SAMPLE);
    }

    // when
    var figures = live(lives, "every cell", random);

    // then
    assertThat(figures.failed()).isEmpty();
  }

  @Test
  void shouldConvergeOrStopWithTheRightReasonWhenTwoFaultsCombine() {
    // given
    var random = new Random(SEED + 1);
    var first = FaultLife.matrix().size();

    // when
    var figures = live(FaultLife.combinations(random, COMBINATIONS, first), "combined", random);

    // then
    assertThat(figures.failed()).isEmpty();
  }

  private static FaultFigures live(List<FaultLife> lives, String title, Random random) {
    var figures = new FaultFigures();
    for (var life : lives) {
      if (life.cells().stream().anyMatch(cell -> ONLY.matcher(cell.toString()).find())) {
        figures.add(new FaultRun(world, life, random).live());
      }
    }
    figures.print(title);
    return figures;
  }
}
