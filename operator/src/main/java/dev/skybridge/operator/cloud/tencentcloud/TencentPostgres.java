package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.DatabaseName;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Storage;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.cloud.Versions;
import java.util.Map;

/**
 * TencentDB for PostgreSQL: a primary with a standby, encrypted by the vendor's default key (TDE,
 * which can be switched on at creation only). Its disk comes in steps of 10 GB.
 */
final class TencentPostgres implements ResourceMapping {
  private static final int PORT = 5432;
  private static final int STORAGE_STEP_GB = 10;

  /** The database that every instance has; the published package has no type for another. */
  private static final String DATABASE = "postgres";

  private static final Versions VERSIONS =
      Versions.of("postgres", "16", "16").and("13", "13").and("14", "14").and("15", "15");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    draft.refuseLastSnapshot(spec);
    var zones = TencentNetwork.zones(draft);
    var machine = machine(spec.sizeOrDefault());
    var instance =
        draft
            .resource(spec.name(), "db", "tencentcloud:Postgresql/instance:Instance")
            .set("name", draft.physicalName(spec.name(), "db", 60))
            .set("availabilityZone", zones.getFirst())
            .set("chargeType", "POSTPAID_BY_HOUR")
            .set("vpcId", TencentNetwork.vpcId())
            .set("subnetId", TencentNetwork.firstSubnetId())
            .set("securityGroups", TencentNetwork.firewall(draft, spec, PORT))
            .set("dbMajorVersion", VERSIONS.choose(spec, draft))
            .set("charset", "UTF8")
            .set("cpu", machine.cpu())
            .set("memory", machine.memoryGb())
            .set("storage", Storage.gib(spec, STORAGE_STEP_GB))
            .set("rootUser", DatabaseName.USER)
            .set("rootPassword", draft.indispensablePassword(spec))
            .set("needSupportTde", 1)
            .set("publicAccessSwitch", false)
            .set("deleteProtection", false)
            .tagged()
            .stateful()
            .meant(
                "name", "availabilityZone", "charset", "rootUser", "dbNodeSets", "deleteProtection")
            .keepsUnlessAsked("dbMajorVersion", spec.version())
            .keepsUnlessAsked("storage", spec.storageGib());
    if (Boolean.TRUE.equals(spec.highAvailability())) {
      instance.set(
          "dbNodeSets",
          PropertyValue.list(node("Primary", zones.getFirst()), node("Standby", zones.getLast())));
    }
    var db = instance.add();
    draft.output(spec, "host", PropertyValue.output(db, "privateAccessIp"));
    draft.output(spec, "port", PropertyValue.output(db, "privateAccessPort"));
    draft.output(spec, "database", PropertyValue.of(DATABASE));
    draft.output(spec, "username", PropertyValue.of(DatabaseName.USER));
  }

  private static PropertyValue node(String role, String zone) {
    return Values.texts(Map.of("role", role, "zone", zone));
  }

  /** Source: TencentDB for PostgreSQL, "Instance Types". */
  private static Machine machine(ResourceSize size) {
    return switch (size) {
      case SMALL -> new Machine(2, 4);
      case MEDIUM -> new Machine(2, 8);
      case LARGE -> new Machine(8, 32);
    };
  }

  private record Machine(int cpu, int memoryGb) {}
}
