package dev.skybridge.operator.adapter.pulumi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class of tests with the real engine, a database and a cloud of its own; skipped without one.
 */
abstract class EngineTest {
  @TempDir static Path folder;
  static EngineWorld world;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        EngineWorld.executable().isPresent(),
        "no pulumi: set SKYBRIDGE_PULUMI to the program's path");
    world = EngineWorld.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    if (world != null) {
      world.close();
    }
  }
}
