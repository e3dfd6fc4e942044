package dev.skybridge.simulator.vendor.alicloud;

import static dev.skybridge.simulator.vendor.alicloud.AlicloudNetwork.created;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RDS. Limits: RDS API reference, "CreateDBInstance", "CreateAccount", "CreateDatabase",
 * "AllocateInstancePublicConnection".
 */
final class AlicloudDatabase {

  static final String INSTANCE = "alicloud:rds/instance:Instance";
  static final String ACCOUNT = "alicloud:rds/account:Account";
  private static final String RDS_ACCOUNT = "alicloud:rds/rdsAccount:RdsAccount";
  private static final String DATABASE = "alicloud:rds/database:Database";
  private static final Map<String, String> PREFIX =
      Map.of(
          "PostgreSQL",
          "pgm-",
          "SQLServer",
          "mssql-",
          "MariaDB",
          "rm-",
          "MySQL",
          "rm-",
          "PPAS",
          "ppas-");
  private static final Map<String, String> DOMAIN =
      Map.of(
          "PostgreSQL",
          "pg",
          "SQLServer",
          "sqlserver",
          "MariaDB",
          "mariadb",
          "MySQL",
          "mysql",
          "PPAS",
          "ppas");
  private static final Map<String, String> PORT =
      Map.of(
          "PostgreSQL",
          "5432",
          "SQLServer",
          "1433",
          "MariaDB",
          "3306",
          "MySQL",
          "3306",
          "PPAS",
          "5432");
  private static final Map<String, String> VERSIONS =
      Map.of(
          "PostgreSQL", "1[0-8]\\.0",
          "MySQL", "5\\.[567]|8\\.0",
          "MariaDB", "10\\.[36]",
          "PPAS", "9\\.3|10\\.0",
          "SQLServer", "2008r2|20\\d\\d_(ent|std|web)(_ha)?|08r2_ent_ha");

  private AlicloudDatabase() {}

  static List<TypeRules> types() {
    return List.of(
        instance(),
        account(ACCOUNT),
        account(RDS_ACCOUNT),
        database(),
        privilege(),
        connection(),
        backupPolicy());
  }

  private static Reference ofInstance(String path) {
    return new Reference(
        path,
        INSTANCE,
        "id",
        OnDelete.CASCADES,
        "InvalidDBInstanceId.NotFound",
        "The specified DBInstanceId %s does not exist.");
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "Rds", "DBInstance")
        .id((_, inputs) ->
            PREFIX.getOrDefault(inputs.textOr("engine", ""), "rm-")
                + Derived.randomAlphanumeric(17))
        .check(AlicloudNetwork.name("instanceName", 2))
        .check(Constraints.range("instanceStorage", 5, 64_000))
        .check((inputs, report) -> {
          String versions = VERSIONS.get(inputs.textOr("engine", ""));
          if (versions != null
              && inputs
                  .text("engineVersion")
                  .filter(version -> !version.matches(versions))
                  .isPresent()) {
            report.accept(
                "engineVersion",
                inputs.textOr("engine", "")
                    + " has no version "
                    + inputs.textOr("engineVersion", ""));
          }
        })
        .refers(AlicloudNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(AlicloudNetwork.switches("vswitchId"))
        .refers(AlicloudNetwork.securityGroups("securityGroupIds"))
        .api(AlicloudDatabase::requireStorageStep)
        .onDelete((_, object, _) -> {
          if (object.outputs().isTrue("deletionProtection")) {
            throw new VendorRefusal(
                403,
                "OperationDenied.DeletionProtection",
                "The instance " + object.id() + " has deletion protection.");
          }
        })
        .computed(AlicloudDatabase::instanceOutputs)
        .build();
  }

  private static void requireStorageStep(Scope scope, Fields inputs, Optional<CloudObject> self) {
    double storage = inputs.number("instanceStorage").orElse(20);
    if (storage % 5 != 0) {
      throw new VendorRefusal(
          400,
          "InvalidStorage.Malformed",
          "The specified DBInstanceStorage must be a multiple of 5 GB.");
    }
    if (self.isPresent() && storage < self.get().outputs().number("instanceStorage").orElse(0)) {
      throw new VendorRefusal(
          400,
          "InvalidStorage.ValueNotSupport",
          "The specified storage is smaller than the current storage.");
    }
  }

  private static Fields instanceOutputs(Scope scope, String id, Fields inputs) {
    String engine = inputs.textOr("engine", "PostgreSQL");
    return Fields.of(
        "status",
        "Running",
        "connectionString",
        inputs.textOr("connectionStringPrefix", id)
            + "."
            + DOMAIN.getOrDefault(engine, "mysql")
            + ".rds.aliyuncs.com",
        "port",
        PORT.getOrDefault(engine, "3306"),
        "privateIpAddress",
        AlicloudNetwork.addressIn(scope, inputs, "vswitchId", id),
        "vpcId",
        AlicloudNetwork.vpcOf(scope, inputs, "vswitchId"),
        "zoneId",
        AlicloudNetwork.zoneOf(scope, inputs, "vswitchId"),
        "dbInstanceType",
        "Primary",
        "dbInstanceStorageType",
        "cloud_essd",
        "category",
        "Basic",
        "instanceChargeType",
        "Postpaid",
        "securityIps",
        List.of("127.0.0.1"),
        "sslStatus",
        inputs.textOr("sslAction", "Close").equals("Open") ? "Yes" : "No",
        "maintainTime",
        "18:00Z-19:00Z",
        "deletionProtection",
        false,
        "sqlCollectorStatus",
        "Disabled",
        "targetMinorVersion",
        "",
        "templates",
        List.of(),
        "createTime",
        created(scope, INSTANCE, id));
  }

  private static TypeRules account(String token) {
    return TypeRules.type(token, "Rds", "Account")
        .id((_, in) ->
            in.textOr("dbInstanceId", in.textOr("instanceId", ""))
                + ":"
                + in.textOr("accountName", in.textOr("name", "")))
        .check(Constraints.anyOf("accountName", "name"))
        .check(Constraints.anyOf("dbInstanceId", "instanceId"))
        .check(Constraints.anyOf("accountPassword", "password", "kmsEncryptedPassword"))
        .check(
            Constraints.pattern(
                "accountName",
                "[a-z][a-z0-9_]{0,61}[a-z0-9]",
                "\"accountName\" must have 2 to 63 lower-case letters, numbers and underscores, begin with a letter and end with a letter or number"))
        .refers(ofInstance("dbInstanceId"))
        .refers(ofInstance("instanceId"))
        .api(AlicloudPasswords.rule("accountPassword", "password"))
        .computed((_, _, in) ->
            Fields.of(
                "accountName", in.textOr("name", ""),
                "name", in.textOr("accountName", ""),
                "dbInstanceId", in.textOr("instanceId", ""),
                "instanceId", in.textOr("dbInstanceId", ""),
                "accountType", in.textOr("type", "Normal"),
                "type", in.textOr("accountType", "Normal"),
                "status", "Available"))
        .build();
  }

  private static TypeRules database() {
    return TypeRules.type(DATABASE, "Rds", "Database")
        .id((_, in) ->
            in.textOr("instanceId", "") + ":" + in.textOr("dataBaseName", in.textOr("name", "")))
        .check(Constraints.anyOf("dataBaseName", "name"))
        .check(
            Constraints.pattern(
                "dataBaseName",
                "[a-z][a-z0-9_-]{0,62}[a-z0-9]",
                "\"dataBaseName\" must have 2 to 64 lower-case letters, numbers, hyphens and underscores"))
        .check(
            Constraints.pattern(
                "name",
                "[a-z][a-z0-9_-]{0,62}[a-z0-9]",
                "\"name\" must have 2 to 64 lower-case letters, numbers, hyphens and underscores"))
        .refers(ofInstance("instanceId"))
        .computed((_, _, in) ->
            Fields.of(
                "dataBaseName",
                in.textOr("name", ""),
                "name",
                in.textOr("dataBaseName", ""),
                "characterSet",
                "UTF8",
                "status",
                "Running"))
        .build();
  }

  private static TypeRules privilege() {
    return TypeRules.type(
            "alicloud:rds/accountPrivilege:AccountPrivilege", "Rds", "AccountPrivilege")
        .upsert()
        .id((_, in) ->
            in.textOr("instanceId", "")
                + ":"
                + in.textOr("accountName", "")
                + ":"
                + in.textOr("privilege", "ReadOnly"))
        .refers(ofInstance("instanceId"))
        .computed((_, _, _) -> Fields.of("privilege", "ReadOnly"))
        .build();
  }

  private static TypeRules connection() {
    return TypeRules.type("alicloud:rds/connection:Connection", "Rds", "InstancePublicConnection")
        .id((_, in) ->
            in.textOr("instanceId", "")
                + ":"
                + in.textOr("connectionPrefix", in.textOr("instanceId", "") + "tf"))
        .check(
            Constraints.pattern(
                "connectionPrefix",
                "[a-z][a-z0-9-]{6,38}[a-z0-9]",
                "\"connectionPrefix\" must have 8 to 40 lower-case letters, numbers and hyphens"))
        .refers(ofInstance("instanceId"))
        .computed((scope, id, in) -> {
          String engine =
              scope
                  .find(INSTANCE, in.textOr("instanceId", ""))
                  .map(i -> i.outputs().textOr("engine", "MySQL"))
                  .orElse("MySQL");
          String prefix = id.substring(id.indexOf(':') + 1);
          return Fields.of(
              "connectionPrefix",
              prefix,
              "connectionString",
              prefix + "." + DOMAIN.getOrDefault(engine, "mysql") + ".rds.aliyuncs.com",
              "port",
              PORT.getOrDefault(engine, "3306"),
              "ipAddress",
              "47.96." + Derived.number(id, "a", 255) + "." + Derived.number(id, "b", 255));
        })
        .build();
  }

  private static TypeRules backupPolicy() {
    return TypeRules.type("alicloud:rds/backupPolicy:BackupPolicy", "Rds", "BackupPolicy")
        .upsert()
        .idIs("instanceId")
        .refers(ofInstance("instanceId"))
        .check(Constraints.range("backupRetentionPeriod", 7, 730))
        .check(
            Constraints.pattern(
                "preferredBackupTime",
                "([01]\\d|2[0-3]):00Z-([01]\\d|2[0-3]):00Z",
                "\"preferredBackupTime\" must be written like 02:00Z-03:00Z"))
        .computed((_, _, _) ->
            Fields.of(
                "backupRetentionPeriod",
                7,
                "preferredBackupTime",
                "02:00Z-03:00Z",
                "enableBackupLog",
                true,
                "logBackupRetentionPeriod",
                7))
        .build();
  }
}
