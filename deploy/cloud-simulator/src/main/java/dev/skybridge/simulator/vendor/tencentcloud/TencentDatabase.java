package dev.skybridge.simulator.vendor.tencentcloud;

import static dev.skybridge.simulator.vendor.tencentcloud.TencentNetwork.created;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/**
 * TencentDB for PostgreSQL and MySQL. Limits: PostgreSQL API 3.0 reference, "CreateInstances",
 * "CreateAccount"; CDB API 3.0 reference, "CreateDBInstanceHour", "CreateAccounts".
 */
final class TencentDatabase {

  static final String POSTGRESQL = "tencentcloud:Postgresql/instance:Instance";
  static final String MYSQL = "tencentcloud:Mysql/instance:Instance";

  private TencentDatabase() {}

  static List<TypeRules> types() {
    return List.of(
        postgresql(),
        postgresqlAccount(),
        mysql(),
        mysqlAccount(),
        mysqlDatabase(),
        mysqlEncryption());
  }

  private static TypeRules postgresql() {
    return TypeRules.type(POSTGRESQL, "postgres", "Instances")
        .randomAlphanumericId("postgres-", 8)
        .autoName(TencentNetwork.autoName())
        .check(Constraints.length("name", 1, 60))
        .check(Constraints.range("storage", 10, 18_000))
        .check(Constraints.range("memory", 1, 480))
        .check(Constraints.pattern("charset", "UTF8|LATIN1", "\"charset\" must be UTF8 or LATIN1"))
        .check(
            Constraints.pattern(
                "dbMajorVersion", "9|1\\d", "\"dbMajorVersion\" is no major version of PostgreSQL"))
        .check(
            Constraints.pattern(
                "rootUser",
                "(?!postgres$|pg_|tencentdb)[A-Za-z_][A-Za-z0-9_]{0,62}",
                "\"rootUser\" must begin with a letter or underscore and can't be postgres or begin with pg_ or tencentdb"))
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetId"))
        .refers(TencentNetwork.securityGroups("securityGroups"))
        .api((scope, inputs, _) -> TencentNetwork.requireZone(scope, inputs))
        .api(TencentPasswords.rule("rootPassword", 8, 64, 3))
        .api((_, inputs, _) -> {
          if (inputs.number("storage").orElse(10) % 10 != 0) {
            throw new VendorRefusal(
                400,
                "InvalidParameterValue.IllegalStorage",
                "The storage must be a multiple of 10 GB.");
          }
        })
        .onDelete((_, object, state) -> {
          if (object.outputs().overlaidWith(state).isTrue("deleteProtection")) {
            throw new VendorRefusal(
                400,
                "OperationDenied.DeletionProtection",
                "The instance `" + object.id() + "` has deletion protection.");
          }
        })
        .computed((scope, id, inputs) ->
            Fields.of(
                "privateAccessIp",
                TencentNetwork.addressIn(scope, inputs, id),
                "privateAccessPort",
                5432,
                "publicAccessHost",
                "",
                "publicAccessPort",
                0,
                "publicAccessSwitch",
                false,
                "rootUser",
                "root",
                "charset",
                "UTF8",
                "chargeType",
                "POSTPAID_BY_HOUR",
                "dbMajorVersion",
                inputs.text("engineVersion").map(v -> v.split("\\.", 2)[0]).orElse("16"),
                "engineVersion",
                inputs.textOr("dbMajorVersion", "16") + ".4",
                "dbKernelVersion",
                "v" + inputs.textOr("dbMajorVersion", "16") + ".4_r1.0",
                "cpu",
                Math.max(1, (int) (inputs.number("memory").orElse(2) / 2)),
                "projectId",
                0,
                "uid",
                Derived.number(id, "uid", 9_000_000),
                "createTime",
                created(scope, POSTGRESQL, id)))
        .build();
  }

  private static TypeRules postgresqlAccount() {
    return TypeRules.type("tencentcloud:Postgresql/account:Account", "postgres", "Account")
        .id((_, in) -> in.textOr("dbInstanceId", "") + "#" + in.textOr("userName", ""))
        .check(
            Constraints.pattern(
                "userName",
                "(?!postgres$|pg_|tencentdb)[A-Za-z_][A-Za-z0-9_]{0,62}",
                "\"userName\" must begin with a letter or underscore and can't be postgres or begin with pg_ or tencentdb"))
        .check(
            Constraints.pattern(
                "type", "normal|tencentDBSuper", "\"type\" must be normal or tencentDBSuper"))
        .refers(
            new Reference(
                "dbInstanceId",
                POSTGRESQL,
                "id",
                OnDelete.CASCADES,
                "ResourceNotFound.InstanceNotFoundError",
                "The instance `%s` does not exist."))
        .api(TencentPasswords.rule("password", 8, 64, 3))
        .computed((_, _, _) -> Fields.of("lockStatus", false, "remark", ""))
        .build();
  }

  private static Reference ofMysql(String path) {
    return new Reference(
        path,
        MYSQL,
        "id",
        OnDelete.CASCADES,
        "ResourceNotFound.CdbInstanceNotFoundError",
        "The instance `%s` does not exist.");
  }

  private static TypeRules mysql() {
    return TypeRules.type(MYSQL, "cdb", "DBInstanceHour")
        .randomAlphanumericId("cdb-", 8)
        .check(Constraints.length("instanceName", 1, 100))
        .check(Constraints.range("memSize", 1000, 488_000))
        .check(Constraints.range("volumeSize", 25, 12_000))
        .check(
            Constraints.pattern(
                "engineVersion",
                "5\\.[567]|8\\.0",
                "\"engineVersion\" must be 5.5, 5.6, 5.7 or 8.0"))
        .check(Constraints.range("intranetPort", 1024, 65_535))
        .refers(TencentNetwork.vpc("vpcId", OnDelete.REFUSES))
        .refers(TencentNetwork.subnets("subnetId"))
        .refers(TencentNetwork.securityGroups("securityGroups"))
        .api((scope, inputs, _) -> TencentNetwork.requireZone(scope, inputs))
        .api(TencentPasswords.rule("rootPassword", 8, 64, 2))
        .computed(TencentDatabase::mysqlOutputs)
        .build();
  }

  private static Fields mysqlOutputs(Scope scope, String id, Fields inputs) {
    return Fields.of(
        "intranetIp", TencentNetwork.addressIn(scope, inputs, id),
        "intranetPort", 3306,
        "internetHost", "",
        "internetPort", 0,
        "internetService", 0,
        "engineVersion", "5.7",
        "chargeType", "POSTPAID",
        "availabilityZone", scope.region() + "-3",
        "deviceType", "UNIVERSAL",
        "projectId", 0,
        "status", 1,
        "taskStatus", 0,
        "locked", 0,
        "gtid", 1,
        "cpu", Math.max(1, (int) (inputs.number("memSize").orElse(1000) / 2000)));
  }

  private static TypeRules mysqlAccount() {
    return TypeRules.type("tencentcloud:Mysql/account:Account", "cdb", "Accounts")
        .id((_, in) ->
            in.textOr("mysqlId", "") + "#" + in.textOr("name", "") + "#" + in.textOr("host", "%"))
        .autoName(
            new dev.skybridge.simulator.cloud.AutoName(
                "name", 32, "_", false, java.util.Optional.empty()))
        .check(
            Constraints.pattern(
                "name",
                "[A-Za-z][A-Za-z0-9_-]{0,31}",
                "\"name\" must begin with a letter and have at most 32 letters, numbers, hyphens and underscores"))
        .refers(ofMysql("mysqlId"))
        .api(TencentPasswords.rule("password", 8, 64, 2))
        .computed(
            (_, _, _) -> Fields.of("host", "%", "maxUserConnections", 10_240, "description", "--"))
        .build();
  }

  private static TypeRules mysqlDatabase() {
    return TypeRules.type("tencentcloud:Mysql/database:Database", "cdb", "Database")
        .id((_, in) -> in.textOr("instanceId", "") + "#" + in.textOr("dbName", ""))
        .check(
            Constraints.pattern(
                "dbName",
                "[A-Za-z][A-Za-z0-9_-]{0,63}",
                "\"dbName\" must begin with a letter and have at most 64 letters, numbers, hyphens and underscores"))
        .check(
            Constraints.pattern(
                "characterSetName",
                "utf8|gbk|latin1|utf8mb4",
                "\"characterSetName\" must be utf8, gbk, latin1 or utf8mb4"))
        .refers(ofMysql("instanceId"))
        .build();
  }

  private static TypeRules mysqlEncryption() {
    return TypeRules.type(
            "tencentcloud:Mysql/instanceEncryptionOperation:InstanceEncryptionOperation",
            "cdb",
            "DBInstanceEncryption")
        .upsert()
        .idIs("instanceId")
        .refers(ofMysql("instanceId"))
        .computed((scope, _, _) -> Fields.of("keyId", "KMS-CDB", "keyRegion", scope.region()))
        .build();
  }
}
