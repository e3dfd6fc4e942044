package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RDS. Limits: RDS API reference, "CreateDBInstance" (identifier, master password, storage) and
 * "DeleteDBInstance".
 */
final class AwsDatabase {

  static final String INSTANCE = "aws:rds/instance:Instance";
  static final String SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
  private static final Map<String, Integer> PORTS =
      Map.of(
          "postgres",
          5432,
          "mysql",
          3306,
          "mariadb",
          3306,
          "oracle-ee",
          1521,
          "oracle-se2",
          1521,
          "sqlserver-ex",
          1433,
          "sqlserver-se",
          1433);
  private static final Map<String, Integer> LONGEST_PASSWORD =
      Map.of("mysql", 41, "mariadb", 41, "oracle-ee", 30, "oracle-se2", 30);

  private AwsDatabase() {}

  static List<TypeRules> types() {
    return List.of(subnetGroup(), instance());
  }

  private static TypeRules subnetGroup() {
    return TypeRules.type(SUBNET_GROUP, "RDS", "DBSubnetGroup")
        .idIs("name")
        .autoName(new AutoName("name", 255, "-", true, Optional.of("namePrefix")))
        .check(
            Constraints.pattern(
                "name",
                "[0-9a-z_ .-]{1,255}",
                "only lowercase alphanumeric characters, hyphens, underscores, periods, and spaces allowed in \"name\""))
        .refers(AwsNetwork.subnets("subnetIds", OnDelete.REFUSES))
        .api(AwsDatabase::requireTwoZones)
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "rds", "subgrp:" + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "supportedNetworkTypes", List.of("IPV4"),
                        "vpcId",
                            AwsNetwork.vpcOfSubnets(scope, inputs.get("subnetIds").asTexts()))))
        .build();
  }

  private static void requireTwoZones(
      Scope scope, Fields inputs, Optional<dev.skybridge.simulator.state.CloudObject> self) {
    long zones =
        inputs.get("subnetIds").asTexts().stream()
            .flatMap(id -> scope.find(AwsNetwork.SUBNET, id).stream())
            .map(subnet -> subnet.outputs().textOr("availabilityZone", ""))
            .distinct()
            .count();
    if (zones < 2) {
      throw new VendorRefusal(
          400,
          "DBSubnetGroupDoesNotCoverEnoughAZs",
          "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: "
              + zones
              + ". Add subnets to cover at least 2 AZs.");
    }
  }

  private static TypeRules instance() {
    return TypeRules.type(INSTANCE, "RDS", "DBInstance")
        .id((_, _) -> "db-" + Derived.randomAlphanumeric(26).toUpperCase(java.util.Locale.ROOT))
        .importedBy("identifier")
        .autoName(new AutoName("identifier", 63, "-", true, Optional.of("identifierPrefix")))
        .check(
            Constraints.pattern(
                "identifier",
                "[a-z][a-z0-9-]{0,62}",
                "only lowercase alphanumeric characters and hyphens allowed in \"identifier\"; it must begin with a letter and have at most 63 characters"))
        .check(
            Constraints.pattern(
                "identifier",
                "(?!.*--).*[^-]",
                "\"identifier\" can't contain two consecutive hyphens or end with a hyphen"))
        .check(
            Constraints.pattern(
                "instanceClass", "db\\..+", "\"instanceClass\" must begin with db."))
        .check(Constraints.range("allocatedStorage", 5, 65_536))
        .check(Constraints.range("backupRetentionPeriod", 0, 35))
        .check(
            Constraints.pattern(
                "dbName",
                "[A-Za-z_][A-Za-z0-9_]{0,63}",
                "\"dbName\" must begin with a letter and contain only alphanumeric characters"))
        .check(Constraints.conflict("identifier", "identifierPrefix"))
        .check(Constraints.conflict("password", "manageMasterUserPassword"))
        .refers(
            new Reference(
                "dbSubnetGroupName",
                SUBNET_GROUP,
                "name",
                OnDelete.REFUSES,
                "DBSubnetGroupNotFoundFault",
                "DB subnet group '%s' does not exist."))
        .refers(AwsNetwork.securityGroups("vpcSecurityGroupIds", OnDelete.REFUSES))
        .unique(
            new dev.skybridge.simulator.cloud.Unique(
                List.of("identifier"),
                dev.skybridge.simulator.cloud.Unique.Reach.REGION,
                400,
                "DBInstanceAlreadyExists",
                "DB instance already exists"))
        .api(AwsDatabase::requireCreatable)
        .onDelete(AwsDatabase::requireDeletable)
        .provisioning(Duration.ZERO)
        .computed(AwsDatabase::computed)
        .build();
  }

  private static void requireCreatable(
      Scope scope, Fields inputs, Optional<dev.skybridge.simulator.state.CloudObject> self) {
    boolean restored = inputs.has("snapshotIdentifier") || inputs.has("replicateSourceDb");
    if (!restored) {
      for (String required : List.of("engine", "allocatedStorage", "username")) {
        if (!inputs.has(required)) {
          throw new VendorRefusal(
              400,
              "InvalidParameterValue",
              "The parameter " + required + " must be provided and must not be blank.");
        }
      }
      // a change that says nothing of the password leaves it ("ModifyDBInstance")
      if (self.isEmpty() && !inputs.has("password") && !inputs.isTrue("manageMasterUserPassword")) {
        throw new VendorRefusal(
            400,
            "InvalidParameterValue",
            "The parameter MasterUserPassword must be provided and must not be blank.");
      }
    }
    inputs
        .text("password")
        .ifPresent(password -> {
          int longest = LONGEST_PASSWORD.getOrDefault(inputs.textOr("engine", ""), 128);
          if (password.length() < 8
              || password.length() > longest
              || !password.matches("[\\x21-\\x7e&&[^/\"@]]+")) {
            throw new VendorRefusal(
                400,
                "InvalidParameterValue",
                "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used, and it must have from 8 to "
                    + longest
                    + " characters.");
          }
        });
    if (List.of("admin", "postgres", "rdsadmin", "root", "user")
            .contains(inputs.textOr("username", ""))
        && inputs.textOr("engine", "").equals("postgres")
        && !inputs.textOr("username", "").equals("postgres")) {
      throw new VendorRefusal(
          400,
          "InvalidParameterValue",
          "MasterUsername "
              + inputs.textOr("username", "")
              + " cannot be used as it is a reserved word used by the engine");
    }
  }

  private static void requireDeletable(
      Scope scope, dev.skybridge.simulator.state.CloudObject object, Fields state) {
    if (object.outputs().isTrue("deletionProtection")) {
      throw new VendorRefusal(
          400,
          "InvalidParameterCombination",
          "Cannot delete protected DB Instance, please disable deletion protection and try again.");
    }
    Fields settings = object.outputs().overlaidWith(state);
    if (!settings.isTrue("skipFinalSnapshot") && !settings.has("finalSnapshotIdentifier")) {
      throw new VendorRefusal(
          400,
          "InvalidParameterCombination",
          "final_snapshot_identifier is required when skip_final_snapshot is false");
    }
  }

  private static Fields computed(Scope scope, String id, Fields inputs) {
    String identifier =
        inputs
            .text("identifier")
            .orElse(inputs.textOr("identifierPrefix", "") + Derived.hex(id, "name", 26));
    int port =
        (int) inputs.number("port").orElse(PORTS.getOrDefault(inputs.textOr("engine", ""), 5432));
    String address =
        identifier
            + "."
            + Derived.alphanumeric(scope.account() + scope.region(), "rds", 12)
            + "."
            + scope.region()
            + ".rds."
            + Arn.dnsSuffix(scope);
    String version = inputs.textOr("engineVersion", "16.6");
    return Arn.named(Arn.of(scope, "rds", "db:" + identifier), inputs)
        .overlaidWith(
            Fields.of(
                "identifier",
                identifier,
                "address",
                address,
                "endpoint",
                address + ":" + port,
                "port",
                port,
                "engineVersion",
                version,
                "engineVersionActual",
                version.contains(".") ? version : version + ".6",
                "hostedZoneId",
                "Z"
                    + Derived.alphanumeric(scope.region(), "zone", 13)
                        .toUpperCase(java.util.Locale.ROOT),
                "resourceId",
                id,
                "status",
                "available",
                "availabilityZone",
                scope.region() + "a",
                "backupWindow",
                "03:00-03:30",
                "maintenanceWindow",
                "sun:04:00-sun:04:30",
                "backupRetentionPeriod",
                0,
                "caCertIdentifier",
                "rds-ca-rsa2048-g1",
                "storageType",
                "gp2",
                "multiAz",
                false,
                "publiclyAccessible",
                false,
                "storageEncrypted",
                false,
                "autoMinorVersionUpgrade",
                true,
                "deletionProtection",
                false,
                "skipFinalSnapshot",
                false,
                "networkType",
                "IPV4",
                "licenseModel",
                inputs.textOr("engine", "").startsWith("postgres")
                    ? "postgresql-license"
                    : "general-public-license",
                "parameterGroupName",
                "default." + inputs.textOr("engine", "postgres") + version.split("\\.", 2)[0],
                "kmsKeyId",
                inputs.isTrue("storageEncrypted")
                    ? Property.of(
                        Arn.of(scope, "kms", "key/" + Derived.hex(scope.account(), "kms-rds", 32)))
                    : Property.of(""),
                "latestRestorableTime",
                "",
                "listenerEndpoints",
                List.of(),
                "masterUserSecrets",
                List.of(),
                "replicas",
                List.of()));
  }
}
