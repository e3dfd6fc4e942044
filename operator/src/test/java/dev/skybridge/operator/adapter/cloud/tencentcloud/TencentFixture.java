package dev.skybridge.operator.adapter.cloud.tencentcloud;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.CloudFixture;
import dev.skybridge.operator.adapter.cloud.SimulatedCloud;
import dev.skybridge.operator.adapter.cloud.VendorApi;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The simulator's Tencent Cloud. */
final class TencentFixture implements CloudFixture {
  private static final String REGION = "ap-guangzhou";
  private static final String ZONE = "ap-guangzhou-3";

  /** Megabits of a byte. */
  private static final double MEGABITS = 8e-6;

  private final SimulatedCloud cloud;
  private final String vpc;
  private final String subnet;
  private final String group;

  TencentFixture(SimulatedCloud cloud) {
    this.cloud = cloud;
    vpc =
        cloud.create(
            "tencentcloud:Vpc/instance:Instance",
            Map.of("name", "net", "cidrBlock", "10.0.0.0/16"));
    subnet =
        cloud.create(
            "tencentcloud:Subnet/instance:Instance",
            Map.of(
                "vpcId",
                vpc,
                "name",
                "net-a",
                "cidrBlock",
                "10.0.0.0/22",
                "availabilityZone",
                ZONE));
    group = cloud.create("tencentcloud:Security/group:Group", Map.of("name", "net"));
  }

  static AccountCredentials own() {
    return credentials("AKIDknownknownknown", "a-secret-for-tests");
  }

  private static AccountCredentials credentials(String id, String key) {
    return new AccountCredentials(
        Provider.TENCENTCLOUD,
        "team/tencent",
        REGION,
        Map.of("secretId", SecretText.of(id), "secretKey", SecretText.of(key)));
  }

  @Override
  public VendorApi vendor(CallSettings settings) {
    return new TencentApi(settings);
  }

  @Override
  public AccountCredentials account() {
    return own();
  }

  @Override
  public AccountCredentials stranger() {
    return credentials("AKIDknownknownknown", "another-secret-for-tests");
  }

  @Override
  public Map<String, URI> endpoints() {
    var address = cloud.address();
    return Map.of("cvm", address, "postgres", address, "tag", address, "monitor", address);
  }

  @Override
  public String make(CloudKind kind, String name, Map<String, String> tags) {
    var inputs = new HashMap<String, Object>();
    inputs.put("availabilityZone", ZONE);
    inputs.put("vpcId", vpc);
    inputs.put("subnetId", subnet);
    inputs.put("tags", tags);
    return switch (kind) {
      case INSTANCE -> {
        inputs.put("instanceName", name);
        inputs.put("imageId", "img-1");
        inputs.put("orderlySecurityGroups", List.of(group));
        yield cloud.create("tencentcloud:Instance/instance:Instance", inputs);
      }
      case DATABASE -> {
        inputs.put("name", name);
        inputs.put("memory", 4);
        inputs.put("storage", 50);
        inputs.put("dbMajorVersion", "16");
        inputs.put("rootUser", "app");
        inputs.put("rootPassword", "A-password-4-tests");
        inputs.put("securityGroups", List.of(group));
        yield cloud.create("tencentcloud:Postgresql/instance:Instance", inputs);
      }
      case BUCKET -> throw new AssertionError(kind);
    };
  }

  @Override
  public String absent(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> "ins-00000000";
      case DATABASE -> "postgres-00000000";
      case BUCKET -> throw new AssertionError(kind);
    };
  }

  @Override
  public Set<CloudKind> kinds() {
    return Set.of(CloudKind.INSTANCE, CloudKind.DATABASE);
  }

  @Override
  public Set<CloudKind> stoppable() {
    return Set.of(CloudKind.INSTANCE);
  }

  @Override
  public void hinder(CloudKind kind, String id) {
    var protection = kind == CloudKind.INSTANCE ? "disableApiTermination" : "deleteProtection";
    cloud.set(id, Map.of(protection, true));
  }

  @Override
  public String makeEncrypted(String name) {
    var id = make(CloudKind.DATABASE, name, Map.of());
    cloud.set(id, Map.of("needSupportTde", 1));
    return id;
  }

  @Override
  public boolean encryptsLater() {
    return false;
  }

  @Override
  public boolean keepsCopies() {
    return true;
  }

  /** The copy is the instance, in the recycle bin. */
  @Override
  public boolean copied(String id) {
    return cloud.has(id);
  }

  @Override
  public Set<CloudMetric> metrics(CloudKind kind) {
    return switch (kind) {
      case INSTANCE ->
          Set.of(
              CloudMetric.CPU_PERCENT,
              CloudMetric.RECEIVED_BYTES_PER_SECOND,
              CloudMetric.SENT_BYTES_PER_SECOND);
      case DATABASE -> Set.of(CloudMetric.CPU_PERCENT, CloudMetric.CONNECTIONS);
      case BUCKET -> Set.of();
    };
  }

  @Override
  public void measured(CloudKind kind, String id, CloudMetric metric, Instant at, double value) {
    switch (metric) {
      case CPU_PERCENT ->
          cloud.measured(id, kind == CloudKind.INSTANCE ? "CPUUsage" : "Cpu", at, value);
      case RECEIVED_BYTES_PER_SECOND -> cloud.measured(id, "LanIntraffic", at, value * MEGABITS);
      case SENT_BYTES_PER_SECOND -> cloud.measured(id, "LanOuttraffic", at, value * MEGABITS);
      case CONNECTIONS -> cloud.measured(id, "Connections", at, value);
      case STORED_BYTES, STORED_OBJECTS -> throw new AssertionError(metric);
    }
  }
}
