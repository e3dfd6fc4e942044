package dev.skybridge.simulator;

import static dev.skybridge.simulator.Blueprint.part;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import java.util.List;

/** One object of every AWS type. */
final class AwsBlueprint {

  private AwsBlueprint() {}

  static Blueprint blueprint() {
    return new Blueprint(
        "aws",
        "eu-west-1",
        List.of(
            part(
                "vpc",
                "aws:ec2/vpc:Vpc",
                _ -> Fields.of("cidrBlock", "10.0.0.0/16", "tags", AllTypesTest.TAGS)),
            part(
                "a",
                "aws:ec2/subnet:Subnet",
                ids ->
                    Fields.of(
                        "vpcId",
                        ids.id("vpc"),
                        "cidrBlock",
                        "10.0.0.0/24",
                        "availabilityZone",
                        "eu-west-1a")),
            part(
                "b",
                "aws:ec2/subnet:Subnet",
                ids ->
                    Fields.of(
                        "vpcId",
                        ids.id("vpc"),
                        "cidrBlock",
                        "10.0.1.0/24",
                        "availabilityZone",
                        "eu-west-1b")),
            part(
                "sg",
                "aws:ec2/securityGroup:SecurityGroup",
                ids ->
                    Fields.of(
                        "vpcId", ids.id("vpc"), "name", "shop", "description", "shop database")),
            part(
                "rule",
                "aws:ec2/securityGroupRule:SecurityGroupRule",
                ids ->
                    Fields.of(
                        "type",
                        "ingress",
                        "fromPort",
                        5432,
                        "toPort",
                        5432,
                        "protocol",
                        "tcp",
                        "cidrBlocks",
                        List.of("10.0.0.0/16"),
                        "securityGroupId",
                        ids.id("sg"))),
            part(
                "in",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                ids ->
                    Fields.of(
                        "ipProtocol",
                        "tcp",
                        "fromPort",
                        80,
                        "toPort",
                        80,
                        "cidrIpv4",
                        "10.0.0.0/16",
                        "securityGroupId",
                        ids.id("sg"))),
            part(
                "out",
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                ids ->
                    Fields.of(
                        "ipProtocol",
                        "-1",
                        "cidrIpv4",
                        "0.0.0.0/0",
                        "securityGroupId",
                        ids.id("sg"))),
            part(
                "igw",
                "aws:ec2/internetGateway:InternetGateway",
                ids -> Fields.of("vpcId", ids.id("vpc"))),
            part(
                "table", "aws:ec2/routeTable:RouteTable", ids -> Fields.of("vpcId", ids.id("vpc"))),
            part(
                "association",
                "aws:ec2/routeTableAssociation:RouteTableAssociation",
                ids -> Fields.of("subnetId", ids.id("a"), "routeTableId", ids.id("table"))),
            part(
                "template",
                "aws:ec2/launchTemplate:LaunchTemplate",
                ids ->
                    Fields.of(
                        "name",
                        "workers",
                        "imageId",
                        "ami-1",
                        "vpcSecurityGroupIds",
                        List.of(ids.id("sg")))),
            part(
                "vm",
                "aws:ec2/instance:Instance",
                ids ->
                    Fields.of(
                        "ami",
                        "ami-1",
                        "instanceType",
                        "t3.micro",
                        "subnetId",
                        ids.id("a"),
                        "vpcSecurityGroupIds",
                        List.of(ids.id("sg")))),
            part(
                "asg",
                "aws:autoscaling/group:Group",
                ids ->
                    Fields.of(
                        "name",
                        "workers",
                        "minSize",
                        1,
                        "maxSize",
                        3,
                        "vpcZoneIdentifiers",
                        List.of(ids.id("a"), ids.id("b")),
                        "mixedInstancesPolicy",
                        Fields.of(
                            "launchTemplate",
                            Fields.of(
                                "launchTemplateSpecification",
                                    Fields.of(
                                        "launchTemplateId",
                                        ids.id("template"),
                                        "version",
                                        "$Latest"),
                                "overrides",
                                    List.of(
                                        Fields.of("instanceType", "t3.micro"),
                                        Fields.of("instanceType", "t3a.micro")))),
                        "tags",
                        List.of(
                            Fields.of(
                                "key",
                                "skybridge.dev/urn-name",
                                "value",
                                "asg",
                                "propagateAtLaunch",
                                true)))),
            part(
                "subnets",
                "aws:rds/subnetGroup:SubnetGroup",
                ids -> Fields.of("name", "shop", "subnetIds", List.of(ids.id("a"), ids.id("b")))),
            part(
                "db",
                "aws:rds/instance:Instance",
                ids ->
                    Fields.of(
                        "identifier",
                        "orders",
                        "engine",
                        "postgres",
                        "engineVersion",
                        "16.6",
                        "instanceClass",
                        "db.t4g.micro",
                        "allocatedStorage",
                        20,
                        "username",
                        "app",
                        "password",
                        new Property.Secret(Property.of("S3cret-Passw0rd")),
                        "dbSubnetGroupName",
                        "shop",
                        "vpcSecurityGroupIds",
                        List.of(ids.id("sg")),
                        "storageEncrypted",
                        true,
                        "skipFinalSnapshot",
                        true)),
            part(
                "bucket",
                "aws:s3/bucketV2:BucketV2",
                _ -> Fields.of("bucket", "shop-images", "tags", AllTypesTest.TAGS)),
            part(
                "versioning",
                "aws:s3/bucketVersioningV2:BucketVersioningV2",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "versioningConfiguration",
                        Fields.of("status", "Enabled"))),
            part(
                "block",
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "blockPublicAcls",
                        true,
                        "blockPublicPolicy",
                        true)),
            part(
                "sse",
                "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "rules",
                        List.of(
                            Fields.of(
                                "applyServerSideEncryptionByDefault",
                                Fields.of("sseAlgorithm", "AES256"))))),
            part(
                "tiering",
                "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "name",
                        "archive",
                        "tierings",
                        List.of(Fields.of("accessTier", "ARCHIVE_ACCESS", "days", 90)))),
            part(
                "lifecycle",
                "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "rules",
                        List.of(Fields.of("id", "expire", "status", "Enabled")))),
            part(
                "ownership",
                "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "rule",
                        Fields.of("objectOwnership", "BucketOwnerEnforced"))),
            part(
                "acl",
                "aws:s3/bucketAclV2:BucketAclV2",
                ids -> Fields.of("bucket", ids.id("bucket"), "acl", "private")),
            part(
                "policy",
                "aws:s3/bucketPolicy:BucketPolicy",
                ids ->
                    Fields.of(
                        "bucket",
                        ids.id("bucket"),
                        "policy",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[]}")),
            part(
                "cacheSubnets",
                "aws:elasticache/subnetGroup:SubnetGroup",
                ids -> Fields.of("name", "shop", "subnetIds", List.of(ids.id("a"), ids.id("b")))),
            part(
                "memcached",
                "aws:elasticache/cluster:Cluster",
                ids ->
                    Fields.of(
                        "clusterId",
                        "sessions",
                        "engine",
                        "memcached",
                        "nodeType",
                        "cache.t4g.micro",
                        "numCacheNodes",
                        2,
                        "subnetGroupName",
                        ids.id("cacheSubnets"))),
            part(
                "redis",
                "aws:elasticache/replicationGroup:ReplicationGroup",
                ids ->
                    Fields.of(
                        "replicationGroupId",
                        "shop-cache",
                        "description",
                        "shop",
                        "nodeType",
                        "cache.t4g.micro",
                        "numCacheClusters",
                        2,
                        "automaticFailoverEnabled",
                        true,
                        "atRestEncryptionEnabled",
                        true,
                        "transitEncryptionEnabled",
                        true,
                        "authToken",
                        new Property.Secret(Property.of("0123456789abcdefABCDEF")),
                        "subnetGroupName",
                        ids.id("cacheSubnets"),
                        "securityGroupIds",
                        List.of(ids.id("sg")))),
            part(
                "role",
                "aws:iam/role:Role",
                _ ->
                    Fields.of(
                        "name", "shop-eks", "assumeRolePolicy", "{\"Version\":\"2012-10-17\"}")),
            part(
                "attachment",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                ids ->
                    Fields.of(
                        "role",
                        ids.id("role"),
                        "policyArn",
                        "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy")),
            part(
                "eks",
                "aws:eks/cluster:Cluster",
                ids ->
                    Fields.of(
                        "name",
                        "shop",
                        "roleArn",
                        ids.output("role", "arn"),
                        "vpcConfig",
                        Fields.of("subnetIds", List.of(ids.id("a"), ids.id("b"))))),
            part(
                "nodes",
                "aws:eks/nodeGroup:NodeGroup",
                ids ->
                    Fields.of(
                        "clusterName",
                        ids.id("eks"),
                        "nodeGroupName",
                        "main",
                        "nodeRoleArn",
                        ids.output("role", "arn"),
                        "subnetIds",
                        List.of(ids.id("a"), ids.id("b")),
                        "scalingConfig",
                        Fields.of("minSize", 1, "maxSize", 3, "desiredSize", 2))),
            part("queue", "aws:sqs/queue:Queue", _ -> Fields.of("name", "orders"))));
  }
}
