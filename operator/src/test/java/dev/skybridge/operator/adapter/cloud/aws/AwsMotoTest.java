package dev.skybridge.operator.adapter.cloud.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.operator.adapter.cloud.CloudControlContract;
import dev.skybridge.operator.adapter.cloud.CloudFixture;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The contract with moto, an AWS that others wrote. */
class AwsMotoTest extends CloudControlContract {
  private @Nullable MotoServer moto;
  private @Nullable MotoServer guarded;

  @Override
  protected CloudFixture start() throws Exception {
    requireMoto();
    moto = MotoServer.start(Map.of());
    guarded = MotoServer.start(Map.of("INITIAL_NO_AUTH_ACTION_COUNT", "0"));
    return new MotoFixture(
        moto.address(), guarded.address(), "AKIATESTTESTTESTTEST", "not-a-real-key-but-secret");
  }

  private static void requireMoto() {
    if (MotoServer.program().isPresent()) {
      return;
    }
    var message =
        "no moto_server: run ./skybridge test, or name a toolchain that has it in SKYBRIDGE_TOOLCHAIN";
    if (Boolean.parseBoolean(System.getenv("SKYBRIDGE_REQUIRE_WORLD"))) {
      throw new IllegalStateException(message);
    }
    assumeTrue(false, message);
  }

  @AfterAll
  void stop() {
    for (var server : Stream.of(moto, guarded).filter(Objects::nonNull).toList()) {
      server.close();
    }
  }
}
