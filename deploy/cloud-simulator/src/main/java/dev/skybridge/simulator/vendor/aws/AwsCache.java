package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ElastiCache. Limits: ElastiCache API reference, "CreateCacheCluster", "CreateReplicationGroup".
 */
final class AwsCache {

  static final String CLUSTER = "aws:elasticache/cluster:Cluster";
  static final String REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
  static final String SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup";
  private static final String ID = "[a-zA-Z](?!.*--)[a-zA-Z0-9-]*[a-zA-Z0-9]|[a-zA-Z]";

  private AwsCache() {}

  static List<TypeRules> types() {
    return List.of(subnetGroup(), cluster(), replicationGroup());
  }

  private static Reference subnetGroupReference() {
    return new Reference(
        "subnetGroupName",
        SUBNET_GROUP,
        "name",
        OnDelete.REFUSES,
        "CacheSubnetGroupNotFoundFault",
        "Cache Subnet Group %s does not exist.");
  }

  private static TypeRules subnetGroup() {
    return TypeRules.type(SUBNET_GROUP, "ElastiCache", "CacheSubnetGroup")
        .idIs("name")
        .autoName(new AutoName("name", 255, "-", true, Optional.empty()))
        .check(
            Constraints.pattern(
                "name",
                "[A-Za-z0-9_.-]{1,255}",
                "\"name\" may have letters, numbers, hyphens, underscores and periods only"))
        .refers(AwsNetwork.subnets("subnetIds", OnDelete.REFUSES))
        .computed((scope, id, inputs) ->
            Arn.named(Arn.of(scope, "elasticache", "subnetgroup:" + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "vpcId",
                        AwsNetwork.vpcOfSubnets(scope, inputs.get("subnetIds").asTexts()))))
        .build();
  }

  private static TypeRules cluster() {
    return TypeRules.type(CLUSTER, "ElastiCache", "CacheCluster")
        .idIs("clusterId")
        .autoName(new AutoName("clusterId", 50, "-", true, Optional.empty()))
        .check(Constraints.length("clusterId", 1, 50))
        .check(
            Constraints.pattern(
                "clusterId",
                ID,
                "\"clusterId\" must begin with a letter, may contain letters, numbers and hyphens, and can't have two hyphens in a row or at the end"))
        .check(Constraints.anyOf("engine", "replicationGroupId"))
        .check((inputs, report) -> {
          if (inputs.textOr("engine", "").matches("redis|valkey")
              && inputs.number("numCacheNodes").orElse(1) != 1) {
            report.accept(
                "numCacheNodes",
                "engine \""
                    + inputs.textOr("engine", "")
                    + "\" does not support num_cache_nodes > 1");
          }
          if (inputs.textOr("engine", "").equals("memcached") && !inputs.has("numCacheNodes")) {
            report.accept("numCacheNodes", "\"num_cache_nodes\": required field is not set");
          }
          if (inputs.has("engine")
              && !inputs.has("nodeType")
              && !inputs.has("replicationGroupId")) {
            report.accept("nodeType", "\"node_type\": required field is not set");
          }
        })
        .refers(subnetGroupReference())
        .refers(AwsNetwork.securityGroups("securityGroupIds", OnDelete.REFUSES))
        .refers(
            new Reference(
                "replicationGroupId",
                REPLICATION_GROUP,
                "id",
                OnDelete.REFUSES,
                "ReplicationGroupNotFoundFault",
                "Replication group %s not found"))
        .computed(AwsCache::clusterOutputs)
        .build();
  }

  private static Fields clusterOutputs(Scope scope, String id, Fields inputs) {
    String engine = inputs.textOr("engine", "redis");
    int port = (int) inputs.number("port").orElse(engine.equals("memcached") ? 11211 : 6379);
    int nodes = (int) inputs.number("numCacheNodes").orElse(1);
    List<Fields> cacheNodes = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      cacheNodes.add(
          Fields.of(
              "id", "%04d".formatted(node),
              "address", host(scope, id, "%04d".formatted(node)),
              "port", port,
              "availabilityZone", inputs.textOr("availabilityZone", scope.region() + "a"),
              "outpostArn", ""));
    }
    return Arn.named(Arn.of(scope, "elasticache", "cluster:" + id), inputs)
        .overlaidWith(
            Fields.of(
                "engine",
                engine,
                "engineVersion",
                engine.equals("memcached") ? "1.6.22" : "7.1",
                "engineVersionActual",
                engine.equals("memcached")
                    ? "1.6.22"
                    : inputs.textOr("engineVersion", "7.1") + ".0",
                "port",
                port,
                "numCacheNodes",
                nodes,
                "cacheNodes",
                cacheNodes,
                "clusterAddress",
                engine.equals("memcached") ? host(scope, id, "cfg") : "",
                "configurationEndpoint",
                engine.equals("memcached") ? host(scope, id, "cfg") + ":" + port : "",
                "parameterGroupName",
                engine.equals("memcached") ? "default.memcached1.6" : "default." + engine + "7",
                "availabilityZone",
                scope.region() + "a",
                "azMode",
                "single-az",
                "ipDiscovery",
                "ipv4",
                "networkType",
                "ipv4",
                "maintenanceWindow",
                "sun:05:00-sun:06:00",
                "snapshotWindow",
                "03:00-04:00",
                "transitEncryptionEnabled",
                false));
  }

  private static TypeRules replicationGroup() {
    return TypeRules.type(REPLICATION_GROUP, "ElastiCache", "ReplicationGroup")
        .idIs("replicationGroupId")
        .autoName(new AutoName("replicationGroupId", 40, "-", true, Optional.empty()))
        .check(Constraints.length("replicationGroupId", 1, 40))
        .check(
            Constraints.pattern(
                "replicationGroupId",
                ID,
                "\"replicationGroupId\" must begin with a letter, may contain letters, numbers and hyphens, and can't have two hyphens in a row or at the end"))
        .check(Constraints.conflict("numCacheClusters", "numNodeGroups"))
        .check(
            Constraints.pattern(
                "authToken",
                "[\\x21-\\x7e&&[^@\"/]]{16,128}",
                "\"authToken\" must have from 16 to 128 printable characters without @, \" and /"))
        .check((inputs, report) -> {
          if (inputs.isTrue("automaticFailoverEnabled")
              && inputs.number("numCacheClusters").orElse(2) < 2) {
            report.accept(
                "numCacheClusters",
                "\"num_cache_clusters\": must be at least 2 if automatic_failover_enabled is true");
          }
          if (inputs.isTrue("multiAzEnabled") && !inputs.isTrue("automaticFailoverEnabled")) {
            report.accept(
                "automaticFailoverEnabled",
                "automatic_failover_enabled must be true if multi_az_enabled is true");
          }
        })
        .refers(subnetGroupReference())
        .refers(AwsNetwork.securityGroups("securityGroupIds", OnDelete.REFUSES))
        .computed(AwsCache::groupOutputs)
        .build();
  }

  private static Fields groupOutputs(Scope scope, String id, Fields inputs) {
    int nodeGroups = (int) inputs.number("numNodeGroups").orElse(1);
    boolean sharded = inputs.has("numNodeGroups") && nodeGroups > 1;
    int members =
        (int)
            inputs
                .number("numCacheClusters")
                .orElse(nodeGroups * (1 + inputs.number("replicasPerNodeGroup").orElse(0)));
    List<String> memberClusters = new ArrayList<>();
    for (int member = 1; member <= members; member++) {
      memberClusters.add(id + "-%03d".formatted(member));
    }
    String prefix = inputs.isTrue("transitEncryptionEnabled") ? "master." : "";
    String tail =
        id
            + "."
            + Derived.alphanumeric(scope.account() + scope.region(), "cache", 6)
            + ".ng.0001."
            + shortRegion(scope)
            + ".cache."
            + Arn.dnsSuffix(scope);
    return Arn.named(Arn.of(scope, "elasticache", "replicationgroup:" + id), inputs)
        .overlaidWith(
            Fields.of(
                "engine",
                "redis",
                "engineVersion",
                "7.1",
                "engineVersionActual",
                inputs.textOr("engineVersion", "7.1") + ".0",
                "port",
                6379,
                "clusterEnabled",
                sharded,
                "clusterMode",
                sharded ? "enabled" : "disabled",
                "primaryEndpointAddress",
                sharded ? "" : prefix + tail,
                "readerEndpointAddress",
                sharded ? "" : (prefix.isEmpty() ? "" : "replica.") + tail,
                "configurationEndpointAddress",
                sharded ? "clustercfg." + tail : "",
                "memberClusters",
                memberClusters,
                "numCacheClusters",
                members,
                "numNodeGroups",
                nodeGroups,
                "parameterGroupName",
                "default.redis7",
                "atRestEncryptionEnabled",
                false,
                "transitEncryptionEnabled",
                false,
                "automaticFailoverEnabled",
                false,
                "multiAzEnabled",
                false,
                "autoMinorVersionUpgrade",
                true,
                "maintenanceWindow",
                "sun:05:00-sun:06:00",
                "snapshotWindow",
                "03:00-04:00",
                "ipDiscovery",
                "ipv4",
                "networkType",
                "ipv4",
                "dataTieringEnabled",
                false));
  }

  private static String host(Scope scope, String id, String node) {
    return id
        + "."
        + Derived.alphanumeric(scope.account() + scope.region(), "cache", 6)
        + "."
        + node
        + "."
        + shortRegion(scope)
        + ".cache."
        + Arn.dnsSuffix(scope);
  }

  /** The region as ElastiCache host names abbreviate it: {@code us-east-1} is {@code use1}. */
  private static String shortRegion(Scope scope) {
    String[] parts = scope.region().split("-", -1);
    return parts.length < 3 ? scope.region() : parts[0] + parts[1].charAt(0) + parts[2];
  }
}
