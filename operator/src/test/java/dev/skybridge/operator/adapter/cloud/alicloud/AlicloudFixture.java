package dev.skybridge.operator.adapter.cloud.alicloud;

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

/** The simulator's Alibaba Cloud. */
final class AlicloudFixture implements CloudFixture {
  private static final String REGION = "cn-hangzhou";
  private static final double BITS = 8;

  private final SimulatedCloud cloud;
  private final String vswitch;
  private final String group;

  AlicloudFixture(SimulatedCloud cloud) {
    this.cloud = cloud;
    var vpc =
        cloud.create(
            "alicloud:vpc/network:Network", Map.of("vpcName", "net", "cidrBlock", "172.16.0.0/16"));
    vswitch =
        cloud.create(
            "alicloud:vpc/switch:Switch",
            Map.of(
                "vpcId",
                vpc,
                "cidrBlock",
                "172.16.0.0/22",
                "zoneId",
                "cn-hangzhou-b",
                "vswitchName",
                "net-a"));
    group =
        cloud.create(
            "alicloud:ecs/securityGroup:SecurityGroup",
            Map.of("vpcId", vpc, "securityGroupName", "net"));
  }

  static AccountCredentials own() {
    return credentials("LTAIknownknownknown", "a-secret-for-tests");
  }

  private static AccountCredentials credentials(String key, String secret) {
    return new AccountCredentials(
        Provider.ALICLOUD,
        "team/ali",
        REGION,
        Map.of("accessKey", SecretText.of(key), "secretKey", SecretText.of(secret)));
  }

  @Override
  public VendorApi vendor(CallSettings settings) {
    return new AlicloudApi(settings);
  }

  @Override
  public AccountCredentials account() {
    return own();
  }

  @Override
  public AccountCredentials stranger() {
    return credentials("LTAIknownknownknown", "another-secret-for-tests");
  }

  @Override
  public Map<String, URI> endpoints() {
    var address = cloud.address();
    return Map.of("ecs", address, "rds", address, "cms", address);
  }

  @Override
  public String make(CloudKind kind, String name, Map<String, String> tags) {
    var inputs = new HashMap<String, Object>();
    inputs.put("instanceName", name);
    inputs.put("vswitchId", vswitch);
    inputs.put("tags", tags);
    return switch (kind) {
      case INSTANCE -> {
        inputs.put("imageId", "img");
        inputs.put("instanceType", "ecs.t6-c1m1.large");
        inputs.put("securityGroups", List.of(group));
        yield cloud.create("alicloud:ecs/instance:Instance", inputs);
      }
      case DATABASE -> {
        inputs.put("engine", "PostgreSQL");
        inputs.put("engineVersion", "16.0");
        inputs.put("instanceType", "pg.n2.2c.1m");
        inputs.put("instanceStorage", 20);
        yield cloud.create("alicloud:rds/instance:Instance", inputs);
      }
      case BUCKET -> throw new AssertionError(kind);
    };
  }

  @Override
  public String absent(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> "i-00000000000000000000";
      case DATABASE -> "pgm-00000000000000000";
      case BUCKET -> throw new AssertionError(kind);
    };
  }

  @Override
  public Set<CloudKind> kinds() {
    return Set.of(CloudKind.INSTANCE, CloudKind.DATABASE);
  }

  @Override
  public Set<CloudKind> stoppable() {
    return Set.of(CloudKind.INSTANCE, CloudKind.DATABASE);
  }

  @Override
  public void hinder(CloudKind kind, String id) {
    cloud.set(id, Map.of("deletionProtection", true));
  }

  @Override
  public String makeEncrypted(String name) {
    var id = make(CloudKind.DATABASE, name, Map.of());
    cloud.set(id, Map.of("tdeStatus", "Enabled"));
    return id;
  }

  @Override
  public boolean encryptsLater() {
    return true;
  }

  /** Not of PostgreSQL. */
  @Override
  public boolean keepsCopies() {
    return false;
  }

  @Override
  public boolean copied(String id) {
    return false;
  }

  @Override
  public Set<CloudMetric> metrics(CloudKind kind) {
    return switch (kind) {
      case INSTANCE ->
          Set.of(
              CloudMetric.CPU_PERCENT,
              CloudMetric.RECEIVED_BYTES_PER_SECOND,
              CloudMetric.SENT_BYTES_PER_SECOND);
      case DATABASE -> Set.of(CloudMetric.CPU_PERCENT);
      case BUCKET -> Set.of();
    };
  }

  @Override
  public void measured(CloudKind kind, String id, CloudMetric metric, Instant at, double value) {
    switch (metric) {
      case CPU_PERCENT ->
          cloud.measured(id, kind == CloudKind.INSTANCE ? "CPUUtilization" : "CpuUsage", at, value);
      case RECEIVED_BYTES_PER_SECOND -> cloud.measured(id, "IntranetInRate", at, value * BITS);
      case SENT_BYTES_PER_SECOND -> cloud.measured(id, "IntranetOutRate", at, value * BITS);
      case CONNECTIONS, STORED_BYTES, STORED_OBJECTS -> throw new AssertionError(metric);
    }
  }
}
