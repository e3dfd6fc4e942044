package dev.skybridge.simulator;

import static dev.skybridge.simulator.Blueprint.part;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.util.List;

/** One object of every Alibaba Cloud type. */
final class AlicloudBlueprint {

  private static final Property PASSWORD = new Property.Secret(Property.of("S3cret_Passw0rd"));

  private AlicloudBlueprint() {}

  static Blueprint blueprint() {
    return new Blueprint(
        "alicloud",
        "cn-hangzhou",
        List.of(
            part(
                "vpc",
                "alicloud:vpc/network:Network",
                _ ->
                    Fields.of(
                        "vpcName",
                        "shop",
                        "cidrBlock",
                        "172.16.0.0/16",
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "a",
                "alicloud:vpc/switch:Switch",
                ids ->
                    Fields.of(
                        "vpcId",
                        ids.id("vpc"),
                        "cidrBlock",
                        "172.16.0.0/24",
                        "zoneId",
                        "cn-hangzhou-b",
                        "vswitchName",
                        "shop-a")),
            part(
                "sg",
                "alicloud:ecs/securityGroup:SecurityGroup",
                ids -> Fields.of("vpcId", ids.id("vpc"), "securityGroupName", "shop")),
            part(
                "rule",
                "alicloud:ecs/securityGroupRule:SecurityGroupRule",
                ids ->
                    Fields.of(
                        "securityGroupId",
                        ids.id("sg"),
                        "type",
                        "ingress",
                        "ipProtocol",
                        "tcp",
                        "portRange",
                        "5432/5432",
                        "cidrIp",
                        "172.16.0.0/16")),
            part(
                "vm",
                "alicloud:ecs/instance:Instance",
                ids ->
                    Fields.of(
                        "instanceName",
                        "worker",
                        "imageId",
                        "img",
                        "instanceType",
                        "ecs.t6-c1m1.large",
                        "vswitchId",
                        ids.id("a"),
                        "securityGroups",
                        List.of(ids.id("sg")),
                        "password",
                        PASSWORD)),
            part(
                "template",
                "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate",
                ids ->
                    Fields.of(
                        "launchTemplateName",
                        "workers",
                        "imageId",
                        "img",
                        "securityGroupIds",
                        List.of(ids.id("sg")),
                        "templateTags",
                        AllTypesTest.TAGS)),
            part(
                "asg",
                "alicloud:ess/scalingGroup:ScalingGroup",
                ids ->
                    Fields.of(
                        "scalingGroupName",
                        "workers",
                        "minSize",
                        0,
                        "maxSize",
                        3,
                        "vswitchIds",
                        List.of(ids.id("a")),
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "asc",
                "alicloud:ess/scalingConfiguration:ScalingConfiguration",
                ids ->
                    Fields.of(
                        "scalingGroupId",
                        ids.id("asg"),
                        "imageId",
                        "img",
                        "instanceTypes",
                        List.of("ecs.t6-c1m1.large"),
                        "securityGroupId",
                        ids.id("sg"),
                        "forceDelete",
                        true,
                        "active",
                        true)),
            part(
                "db",
                "alicloud:rds/instance:Instance",
                ids ->
                    Fields.of(
                        "engine",
                        "PostgreSQL",
                        "engineVersion",
                        "16.0",
                        "instanceType",
                        "pg.n2.2c.1m",
                        "instanceStorage",
                        20,
                        "instanceName",
                        "orders",
                        "vswitchId",
                        ids.id("a"),
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "account",
                "alicloud:rds/account:Account",
                ids ->
                    Fields.of(
                        "dbInstanceId",
                        ids.id("db"),
                        "accountName",
                        "app",
                        "accountPassword",
                        PASSWORD)),
            part(
                "account2",
                "alicloud:rds/rdsAccount:RdsAccount",
                ids ->
                    Fields.of(
                        "dbInstanceId",
                        ids.id("db"),
                        "accountName",
                        "reader",
                        "accountPassword",
                        PASSWORD)),
            part(
                "database",
                "alicloud:rds/database:Database",
                ids -> Fields.of("instanceId", ids.id("db"), "dataBaseName", "orders")),
            part(
                "privilege",
                "alicloud:rds/accountPrivilege:AccountPrivilege",
                ids ->
                    Fields.of(
                        "instanceId",
                        ids.id("db"),
                        "accountName",
                        "reader",
                        "dbNames",
                        List.of("orders"))),
            part(
                "connection",
                "alicloud:rds/connection:Connection",
                ids -> Fields.of("instanceId", ids.id("db"), "connectionPrefix", "orderspublic")),
            part(
                "backup",
                "alicloud:rds/backupPolicy:BackupPolicy",
                ids -> Fields.of("instanceId", ids.id("db"), "backupRetentionPeriod", 7)),
            part(
                "bucket",
                "alicloud:oss/bucket:Bucket",
                _ -> Fields.of("bucket", "shop-images", "tags", AllTypesTest.TAGS)),
            part(
                "block",
                "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
                ids -> Fields.of("bucket", ids.id("bucket"), "blockPublicAccess", true)),
            part(
                "acl",
                "alicloud:oss/bucketAcl:BucketAcl",
                ids -> Fields.of("bucket", ids.id("bucket"), "acl", "private")),
            part(
                "versioning",
                "alicloud:oss/bucketVersioning:BucketVersioning",
                ids -> Fields.of("bucket", ids.id("bucket"), "status", "Enabled")),
            part(
                "sse",
                "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
                ids -> Fields.of("bucket", ids.id("bucket"), "sseAlgorithm", "AES256")),
            part(
                "https",
                "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "enable",
                        true,
                        "tlsVersions",
                        List.of("TLSv1.2"))),
            part(
                "monitor",
                "alicloud:oss/bucketAccessMonitor:BucketAccessMonitor",
                ids -> Fields.of("bucket", ids.id("bucket"), "status", "Enabled")),
            part(
                "redis",
                "alicloud:kvstore/instance:Instance",
                ids ->
                    Fields.of(
                        "dbInstanceName",
                        "shop-cache",
                        "instanceClass",
                        "redis.master.small.default",
                        "engineVersion",
                        "7.0",
                        "vswitchId",
                        ids.id("a"),
                        "password",
                        PASSWORD,
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "redisAccount",
                "alicloud:kvstore/account:Account",
                ids ->
                    Fields.of(
                        "instanceId",
                        ids.id("redis"),
                        "accountName",
                        "app",
                        "accountPassword",
                        PASSWORD)),
            part(
                "redisConnection",
                "alicloud:kvstore/connection:Connection",
                ids ->
                    Fields.of(
                        "instanceId",
                        ids.id("redis"),
                        "connectionStringPrefix",
                        "shopcachepublic",
                        "port",
                        "6379")),
            part(
                "ack",
                "alicloud:cs/managedKubernetes:ManagedKubernetes",
                ids ->
                    Fields.of(
                        "name",
                        "shop",
                        "vswitchIds",
                        List.of(ids.id("a")),
                        "podCidr",
                        "10.1.0.0/16",
                        "serviceCidr",
                        "10.2.0.0/16",
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "nodes",
                "alicloud:cs/nodePool:NodePool",
                ids ->
                    Fields.of(
                        "clusterId",
                        ids.id("ack"),
                        "nodePoolName",
                        "main",
                        "vswitchIds",
                        List.of(ids.id("a")),
                        "instanceTypes",
                        List.of("ecs.c7.large"),
                        "scalingConfig",
                        Fields.of("enable", true, "minSize", 1, "maxSize", 3)))));
  }
}
