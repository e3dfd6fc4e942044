package dev.skybridge.operator.adapter.cloud.alicloud;

import dev.skybridge.operator.adapter.cloud.CloudControlContract;
import dev.skybridge.operator.adapter.cloud.CloudFixture;
import dev.skybridge.operator.adapter.cloud.SimulatedCloud;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract with the simulator, which has the vendor's HTTP APIs. */
class AlicloudControlTest extends CloudControlContract {
  @TempDir static Path folder;
  private @Nullable SimulatedCloud cloud;

  @Override
  protected CloudFixture start() throws Exception {
    cloud = SimulatedCloud.start(folder, AlicloudFixture.own(), List.of("accessKey", "secretKey"));
    return new AlicloudFixture(cloud);
  }

  @AfterAll
  void stop() {
    if (cloud != null) {
      cloud.close();
    }
  }
}
