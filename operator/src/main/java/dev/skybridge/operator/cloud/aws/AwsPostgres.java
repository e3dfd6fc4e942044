package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSize;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.DatabaseName;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Storage;
import dev.skybridge.operator.cloud.Versions;

/** RDS for PostgreSQL. */
final class AwsPostgres implements ResourceMapping {
  private static final int PORT = 5432;
  private static final int BACKUP_DAYS = 7;

  /** AWS takes the newest minor version of a major one. */
  private static final Versions VERSIONS =
      Versions.of("postgres", "16", "16")
          .and("13", "13")
          .and("14", "14")
          .and("15", "15")
          .and("17", "17");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var subnets =
        draft
            .resource(spec.name(), "subnets", "aws:rds/subnetGroup:SubnetGroup")
            .set("name", draft.physicalName(spec.name(), "subnets", 63))
            .set("subnetIds", AwsNetwork.subnetIds())
            .tagged()
            .add();
    var identifier = draft.physicalName(spec.name(), "db", 54);
    var snapshot = draft.stack().deletionPolicy() == DeletionPolicy.SNAPSHOT;
    var instance =
        draft
            .resource(spec.name(), "db", "aws:rds/instance:Instance")
            .set("identifier", identifier)
            .set("engine", "postgres")
            .set("engineVersion", VERSIONS.choose(spec, draft))
            .set("autoMinorVersionUpgrade", true)
            .set("instanceClass", instanceClass(spec.sizeOrDefault()))
            .set("allocatedStorage", Storage.gib(spec, 1))
            .set("storageType", "gp3")
            .set("storageEncrypted", true)
            .set("publiclyAccessible", false)
            .set("multiAz", Boolean.TRUE.equals(spec.highAvailability()))
            .set("dbSubnetGroupName", subnets, "name")
            .set("vpcSecurityGroupIds", AwsNetwork.firewall(draft, spec, PORT))
            .set("dbName", DatabaseName.of(spec))
            .set("username", DatabaseName.USER)
            .set("password", draft.password(spec))
            .set("port", PORT)
            .set("backupRetentionPeriod", BACKUP_DAYS)
            .set("copyTagsToSnapshot", true)
            .set("deletionProtection", false)
            .set("skipFinalSnapshot", !snapshot)
            .set("applyImmediately", true)
            .tagged()
            .stateful()
            .meant("identifier", "dbName", "username", "password", "port", "deletionProtection")
            .keepsUnlessAsked("engineVersion", spec.version())
            .keepsUnlessAsked("allocatedStorage", spec.storageGib())
            .keepsUnlessAsked("multiAz", spec.highAvailability());
    if (snapshot) {
      instance.set("finalSnapshotIdentifier", identifier + "-last");
    }
    var db = instance.add();
    draft.output(spec, "host", PropertyValue.output(db, "address"));
    draft.output(spec, "port", PropertyValue.output(db, "port"));
    draft.output(spec, "database", PropertyValue.of(DatabaseName.of(spec)));
    draft.output(spec, "username", PropertyValue.of(DatabaseName.USER));
  }

  /** Source: Amazon RDS user guide, "Hardware specifications for DB instance classes". */
  private static String instanceClass(ResourceSize size) {
    return switch (size) {
      case SMALL -> "db.t4g.medium";
      case MEDIUM -> "db.m7g.large";
      case LARGE -> "db.m7g.2xlarge";
    };
  }
}
