package dev.skybridge.simulator;

import static dev.skybridge.simulator.Blueprint.part;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.util.List;

/** One object of every Tencent Cloud type. */
final class TencentBlueprint {

  /** APPID that the simulator gives to the tests' first account. */
  private static final String APP_ID = appId();

  private static final Property PASSWORD = new Property.Secret(Property.of("S3cret_Passw0rd"));

  private TencentBlueprint() {}

  private static String appId() {
    return "125"
        + "%07d"
            .formatted(
                dev.skybridge.simulator.cloud.Derived.number(
                    SimulatedClouds.ACCOUNT, "appid", 10_000_000));
  }

  static Blueprint blueprint() {
    return new Blueprint(
        "tencentcloud",
        "ap-guangzhou",
        List.of(
            part(
                "vpc",
                "tencentcloud:Vpc/instance:Instance",
                _ ->
                    Fields.of(
                        "name", "shop", "cidrBlock", "10.0.0.0/16", "tags", AllTypesTest.TAGS)),
            part(
                "a",
                "tencentcloud:Subnet/instance:Instance",
                ids ->
                    Fields.of(
                        "vpcId",
                        ids.id("vpc"),
                        "name",
                        "shop-a",
                        "cidrBlock",
                        "10.0.0.0/24",
                        "availabilityZone",
                        "ap-guangzhou-3")),
            part(
                "sg",
                "tencentcloud:Security/group:Group",
                _ -> Fields.of("name", "shop", "tags", AllTypesTest.TAGS)),
            part("sg2", "tencentcloud:Security/group:Group", _ -> Fields.of("name", "lite")),
            part(
                "rules",
                "tencentcloud:Security/groupRuleSet:GroupRuleSet",
                ids ->
                    Fields.of(
                        "securityGroupId",
                        ids.id("sg"),
                        "ingresses",
                        List.of(
                            Fields.of(
                                "action",
                                "ACCEPT",
                                "cidrBlock",
                                "10.0.0.0/16",
                                "protocol",
                                "TCP",
                                "port",
                                "5432")))),
            part(
                "lite",
                "tencentcloud:Security/groupLiteRule:GroupLiteRule",
                ids ->
                    Fields.of(
                        "securityGroupId",
                        ids.id("sg2"),
                        "ingresses",
                        List.of("ACCEPT#10.0.0.0/16#80,443#TCP"))),
            part(
                "rule",
                "tencentcloud:Security/groupRule:GroupRule",
                ids ->
                    Fields.of(
                        "securityGroupId",
                        ids.id("sg2"),
                        "type",
                        "egress",
                        "policy",
                        "accept",
                        "cidrIp",
                        "0.0.0.0/0")),
            part(
                "vm",
                "tencentcloud:Instance/instance:Instance",
                ids ->
                    Fields.of(
                        "instanceName",
                        "worker",
                        "availabilityZone",
                        "ap-guangzhou-3",
                        "imageId",
                        "img-1",
                        "vpcId",
                        ids.id("vpc"),
                        "subnetId",
                        ids.id("a"),
                        "orderlySecurityGroups",
                        List.of(ids.id("sg")))),
            part(
                "asc",
                "tencentcloud:As/scalingConfig:ScalingConfig",
                ids ->
                    Fields.of(
                        "configurationName",
                        "workers",
                        "imageId",
                        "img-1",
                        "instanceTypes",
                        List.of("S5.MEDIUM2"),
                        "securityGroupIds",
                        List.of(ids.id("sg")))),
            part(
                "asg",
                "tencentcloud:As/scalingGroup:ScalingGroup",
                ids ->
                    Fields.of(
                        "scalingGroupName",
                        "workers",
                        "configurationId",
                        ids.id("asc"),
                        "minSize",
                        0,
                        "maxSize",
                        3,
                        "vpcId",
                        ids.id("vpc"),
                        "subnetIds",
                        List.of(ids.id("a")),
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "db",
                "tencentcloud:Postgresql/instance:Instance",
                ids ->
                    Fields.of(
                        "name",
                        "orders",
                        "availabilityZone",
                        "ap-guangzhou-3",
                        "vpcId",
                        ids.id("vpc"),
                        "subnetId",
                        ids.id("a"),
                        "memory",
                        4,
                        "storage",
                        50,
                        "dbMajorVersion",
                        "16",
                        "rootUser",
                        "app",
                        "rootPassword",
                        PASSWORD,
                        "securityGroups",
                        List.of(ids.id("sg")),
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "dbAccount",
                "tencentcloud:Postgresql/account:Account",
                ids ->
                    Fields.of(
                        "dbInstanceId",
                        ids.id("db"),
                        "userName",
                        "reader",
                        "password",
                        PASSWORD,
                        "type",
                        "normal")),
            part(
                "mysql",
                "tencentcloud:Mysql/instance:Instance",
                ids ->
                    Fields.of(
                        "instanceName",
                        "orders",
                        "memSize",
                        1000,
                        "volumeSize",
                        50,
                        "vpcId",
                        ids.id("vpc"),
                        "subnetId",
                        ids.id("a"),
                        "rootPassword",
                        PASSWORD)),
            part(
                "mysqlAccount",
                "tencentcloud:Mysql/account:Account",
                ids -> Fields.of("mysqlId", ids.id("mysql"), "name", "app", "password", PASSWORD)),
            part(
                "mysqlDatabase",
                "tencentcloud:Mysql/database:Database",
                ids ->
                    Fields.of(
                        "instanceId",
                        ids.id("mysql"),
                        "dbName",
                        "orders",
                        "characterSetName",
                        "utf8mb4")),
            part(
                "mysqlEncryption",
                "tencentcloud:Mysql/instanceEncryptionOperation:InstanceEncryptionOperation",
                ids -> Fields.of("instanceId", ids.id("mysql"))),
            part(
                "bucket",
                "tencentcloud:Cos/bucket:Bucket",
                _ ->
                    Fields.of(
                        "bucket",
                        "shop-images-" + APP_ID,
                        "acl",
                        "private",
                        "encryptionAlgorithm",
                        "AES256",
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "version",
                "tencentcloud:Cos/bucketVersion:BucketVersion",
                ids -> Fields.of("bucket", ids.id("bucket"), "status", "Enabled")),
            part(
                "policy",
                "tencentcloud:Cos/bucketPolicy:BucketPolicy",
                ids -> Fields.of("bucket", ids.id("bucket"), "policy", "{\"version\":\"2.0\"}")),
            part(
                "redis",
                "tencentcloud:Redis/instance:Instance",
                ids ->
                    Fields.of(
                        "name",
                        "shop-cache",
                        "availabilityZone",
                        "ap-guangzhou-3",
                        "memSize",
                        1024,
                        "vpcId",
                        ids.id("vpc"),
                        "subnetId",
                        ids.id("a"),
                        "password",
                        PASSWORD,
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "ssl",
                "tencentcloud:Redis/ssl:Ssl",
                ids -> Fields.of("instanceId", ids.id("redis"), "sslConfig", "enabled")),
            part(
                "tke",
                "tencentcloud:Kubernetes/cluster:Cluster",
                ids ->
                    Fields.of(
                        "clusterName",
                        "shop",
                        "vpcId",
                        ids.id("vpc"),
                        "clusterCidr",
                        "172.20.0.0/16",
                        "tags",
                        AllTypesTest.TAGS)),
            part(
                "endpoint",
                "tencentcloud:Kubernetes/clusterEndpoint:ClusterEndpoint",
                ids ->
                    Fields.of(
                        "clusterId",
                        ids.id("tke"),
                        "clusterIntranet",
                        true,
                        "clusterIntranetSubnetId",
                        ids.id("a"))),
            part(
                "nodes",
                "tencentcloud:Kubernetes/nodePool:NodePool",
                ids ->
                    Fields.of(
                        "name",
                        "main",
                        "clusterId",
                        ids.id("tke"),
                        "vpcId",
                        ids.id("vpc"),
                        "subnetIds",
                        List.of(ids.id("a")),
                        "minSize",
                        1,
                        "maxSize",
                        3,
                        "autoScalingConfig",
                        Fields.of(
                            "instanceType",
                            "S5.MEDIUM4",
                            "password",
                            PASSWORD,
                            "orderlySecurityGroupIds",
                            List.of(ids.id("sg")))))));
  }
}
