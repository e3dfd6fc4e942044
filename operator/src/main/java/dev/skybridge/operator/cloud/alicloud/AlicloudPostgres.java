package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.DatabaseName;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Storage;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.cloud.Versions;

/**
 * ApsaraDB RDS for PostgreSQL, with an account and a database. Its disk is encrypted by the
 * service's key. Never {@code tdeStatus}: the provider replaces the database when it changes. Disks
 * come in steps of 5 GB.
 */
final class AlicloudPostgres implements ResourceMapping {
  private static final int STORAGE_STEP_GB = 5;
  private static final Versions VERSIONS =
      Versions.of("postgres", "16", "16.0")
          .and("13", "13.0")
          .and("14", "14.0")
          .and("15", "15.0")
          .and("17", "17.0");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    draft.refuseLastSnapshot(spec);
    var standby = Boolean.TRUE.equals(spec.highAvailability());
    var zones = AlicloudNetwork.zones(draft);
    var instance =
        draft
            .resource(spec.name(), "db", "alicloud:rds/instance:Instance")
            .set("instanceName", draft.physicalName(spec.name(), "db", 63))
            .set("engine", "PostgreSQL")
            .set("engineVersion", VERSIONS.choose(spec, draft))
            .set("category", standby ? "HighAvailability" : "Basic")
            .set("instanceType", instanceType(spec.sizeOrDefault(), standby))
            .set("instanceStorage", Storage.gib(spec, STORAGE_STEP_GB))
            .set("dbInstanceStorageType", "cloud_essd")
            .set("encryptionKey", "ServiceKey")
            .set("instanceChargeType", "Postpaid")
            .set("zoneId", zones.getFirst())
            .set(
                "vswitchId",
                standby ? AlicloudNetwork.bothSubnetIds() : AlicloudNetwork.firstSubnetId())
            .set("securityIps", Values.textList(AlicloudNetwork.CIDR))
            .set("sslAction", "Open")
            .set("caType", "aliyun")
            .set("deletionProtection", false)
            // The provider replaces the database when its zones change; a standby that is asked
            // for later comes as an upgrade of the edition instead.
            .ignoring("zoneId", "zoneIdSlaveA", "vswitchId")
            .tagged()
            .stateful()
            .meant("instanceName", "deletionProtection")
            .keepsUnlessAsked("engineVersion", spec.version())
            .keepsUnlessAsked("instanceStorage", spec.storageGib())
            .keepsUnlessAsked("category", spec.highAvailability());
    if (standby) {
      instance.set("zoneIdSlaveA", zones.getLast());
    }
    var db = instance.add();
    var account =
        draft
            .resource(spec.name(), "account", "alicloud:rds/account:Account")
            .set("dbInstanceId", db, "id")
            .set("accountName", DatabaseName.USER)
            .set("accountPassword", draft.password(spec))
            .set("accountType", "Super")
            .add();
    draft
        .resource(spec.name(), "database", "alicloud:rds/database:Database")
        .set("instanceId", db, "id")
        .set("dataBaseName", DatabaseName.of(spec))
        .set("characterSet", "UTF8,C,en_US.utf8")
        .stateful()
        // RDS does one thing to an instance at a time.
        .after(account)
        .add();
    draft.output(spec, "host", PropertyValue.output(db, "connectionString"));
    draft.output(spec, "port", PropertyValue.output(db, "port"));
    draft.output(spec, "database", PropertyValue.of(DatabaseName.of(spec)));
    draft.output(spec, "username", PropertyValue.of(DatabaseName.USER));
  }

  /**
   * Source: "Primary ApsaraDB RDS for PostgreSQL instance types", general-purpose; {@code 1m} has
   * one node, {@code 2m} has two.
   */
  private static String instanceType(ResourceSize size, boolean standby) {
    var nodes = standby ? "2m" : "1m";
    return switch (size) {
      case SMALL -> "pg.n2.2c." + nodes;
      case MEDIUM -> "pg.n4.2c." + nodes;
      case LARGE -> "pg.n4.8c." + nodes;
    };
  }
}
