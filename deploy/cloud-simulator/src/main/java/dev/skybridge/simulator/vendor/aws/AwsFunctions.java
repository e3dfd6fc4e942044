package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Query;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Map;

/**
 * Data-source functions of AWS. The plural ones answer an empty list where nothing matches; the
 * singular ones fail, as the vendor's do.
 */
final class AwsFunctions {

  private AwsFunctions() {}

  static List<FunctionRules> functions() {
    return List.of(
        new FunctionRules(
            "aws:index/getCallerIdentity:getCallerIdentity", AwsFunctions::callerIdentity),
        new FunctionRules(
            "aws:index/getAvailabilityZones:getAvailabilityZones", AwsFunctions::zones),
        new FunctionRules("aws:ec2/getAmi:getAmi", AwsFunctions::ami),
        one("aws:ec2/getVpc:getVpc", AwsNetwork.VPC, Map.of()),
        many("aws:ec2/getVpcs:getVpcs", AwsNetwork.VPC),
        one("aws:ec2/getSubnet:getSubnet", AwsNetwork.SUBNET, Map.of()),
        many("aws:ec2/getSubnets:getSubnets", AwsNetwork.SUBNET),
        one("aws:ec2/getSecurityGroup:getSecurityGroup", AwsNetwork.SECURITY_GROUP, Map.of()),
        many("aws:ec2/getSecurityGroups:getSecurityGroups", AwsNetwork.SECURITY_GROUP),
        many("aws:ec2/getInstances:getInstances", AwsCompute.INSTANCE),
        one("aws:ec2/getLaunchTemplate:getLaunchTemplate", AwsCompute.LAUNCH_TEMPLATE, Map.of()),
        many("aws:autoscaling/getAmiIds:getAmiIds", AwsCompute.GROUP),
        one("aws:autoscaling/getGroup:getGroup", AwsCompute.GROUP, Map.of()),
        one("aws:rds/getInstance:getInstance", AwsDatabase.INSTANCE, DATABASE),
        many("aws:rds/getInstances:getInstances", AwsDatabase.INSTANCE),
        one("aws:rds/getSubnetGroup:getSubnetGroup", AwsDatabase.SUBNET_GROUP, Map.of()),
        one("aws:s3/getBucket:getBucket", AwsStorage.BUCKET, Map.of()),
        one("aws:elasticache/getCluster:getCluster", AwsCache.CLUSTER, Map.of()),
        one(
            "aws:elasticache/getReplicationGroup:getReplicationGroup",
            AwsCache.REPLICATION_GROUP,
            Map.of()),
        one("aws:elasticache/getSubnetGroup:getSubnetGroup", AwsCache.SUBNET_GROUP, Map.of()),
        one(
            "aws:eks/getCluster:getCluster",
            AwsKubernetes.CLUSTER,
            Map.of(
                "kubernetesNetworkConfigs",
                "kubernetesNetworkConfig",
                "accessConfigs",
                "accessConfig")),
        new FunctionRules(
            "aws:eks/getClusters:getClusters",
            query ->
                query.answer(
                    Fields.of("names", names(query.scope().all(AwsKubernetes.CLUSTER), "name")))),
        one(
            "aws:eks/getNodeGroup:getNodeGroup",
            AwsKubernetes.NODE_GROUP,
            Map.of("scalingConfigs", "scalingConfig")),
        new FunctionRules(
            "aws:eks/getNodeGroups:getNodeGroups",
            query ->
                query.answer(
                    Fields.of(
                        "names",
                        names(
                            query.scope().all(AwsKubernetes.NODE_GROUP).stream()
                                .filter(n ->
                                    n.outputs()
                                        .text("clusterName")
                                        .equals(query.arguments().text("clusterName")))
                                .toList(),
                            "nodeGroupName")))),
        one("aws:iam/getRole:getRole", AwsKubernetes.ROLE, Map.of()),
        one("aws:sqs/getQueue:getQueue", AwsQueue.QUEUE, Map.of()),
        new FunctionRules(
            "aws:resourcegroupstaggingapi/getResources:getResources",
            AwsFunctions::taggedResources));
  }

  private static final Map<String, String> DATABASE =
      Map.of(
          "dbInstanceIdentifier", "identifier",
          "dbInstanceArn", "arn",
          "dbInstanceClass", "instanceClass",
          "dbInstancePort", "port",
          "dbSubnetGroup", "dbSubnetGroupName",
          "masterUsername", "username",
          "preferredBackupWindow", "backupWindow",
          "preferredMaintenanceWindow", "maintenanceWindow",
          "vpcSecurityGroups", "vpcSecurityGroupIds");

  private static FunctionRules many(String token, String type) {
    return new FunctionRules(
        token,
        query -> {
          List<CloudObject> found =
              query.scope().all(type).stream()
                  .filter(object -> AwsFilters.accept(object, query.arguments(), Map.of()))
                  .toList();
          return query.answer(
              Fields.of(
                  "ids", found.stream().map(CloudObject::id).toList(),
                  "arns", names(found, "arn"),
                  "names", names(found, "name"),
                  "vpcIds", names(found, "vpcId"),
                  "privateIps", names(found, "privateIp"),
                  "publicIps",
                      names(found, "publicIp").stream().filter(ip -> !ip.isEmpty()).toList(),
                  "instanceArns", names(found, "arn"),
                  "instanceIdentifiers", names(found, "identifier"),
                  "id", query.scope().region()));
        });
  }

  private static FunctionRules one(String token, String type, Map<String, String> aliases) {
    String thing = token.substring(token.lastIndexOf(":get") + 4);
    return new FunctionRules(
        token,
        query -> {
          List<CloudObject> found =
              (type.equals(AwsStorage.BUCKET)
                      ? query.scope().inAllRegions(type)
                      : query.scope().all(type))
                  .stream()
                      .filter(object -> AwsFilters.accept(object, query.arguments(), aliases))
                      .toList();
          if (found.isEmpty()) {
            throw new VendorRefusal(404, "NotFound", "no matching " + thing + " found");
          }
          if (found.size() > 1) {
            throw new VendorRefusal(
                400,
                "TooManyResults",
                "multiple "
                    + thing
                    + "s matched; use additional constraints to reduce matches to a single "
                    + thing);
          }
          CloudObject object = found.getFirst();
          Fields known =
              object
                  .outputs()
                  .map((name, value) -> value instanceof Property.Secret ? null : value)
                  .with("id", Property.of(object.id()));
          for (Map.Entry<String, String> alias : aliases.entrySet()) {
            known = known.with(alias.getKey(), object.outputs().get(alias.getValue()));
          }
          return query.answer(known);
        });
  }

  private static List<String> names(List<CloudObject> objects, String property) {
    return objects.stream().map(object -> object.outputs().textOr(property, "")).toList();
  }

  private static Fields callerIdentity(Query query) {
    Scope scope = query.scope();
    return query.answer(
        Fields.of(
            "accountId",
            scope.account(),
            "arn",
            Arn.accountWide(scope, "iam", "user/simulated"),
            "userId",
            "AIDA" + Derived.hex(scope.account(), "user", 17).toUpperCase(java.util.Locale.ROOT),
            "id",
            scope.account()));
  }

  private static Fields zones(Query query) {
    String region = query.scope().region();
    return query.answer(
        Fields.of(
            "names", List.of(region + "a", region + "b", region + "c"),
            "zoneIds", AwsZones.ids(query.scope()),
            "groupNames", List.of(region),
            "id", region));
  }

  private static Fields ami(Query query) {
    String id = "ami-0" + Derived.hex(query.scope().region() + query.arguments(), "ami", 16);
    return query.answer(
        Fields.of(
            "id",
            id,
            "imageId",
            id,
            "architecture",
            "x86_64",
            "name",
            "al2023-ami-simulated-x86_64",
            "state",
            "available",
            "rootDeviceType",
            "ebs",
            "rootDeviceName",
            "/dev/xvda",
            "virtualizationType",
            "hvm",
            "hypervisor",
            "xen",
            "public",
            true,
            "imageType",
            "machine",
            "creationDate",
            "2026-01-01T00:00:00.000Z",
            "ownerId",
            "137112412989"));
  }

  private static Fields taggedResources(Query query) {
    List<Property> found =
        query.scope().all().stream()
            .filter(object -> object.outputs().has("arn") && !object.tags().isEmpty())
            .filter(
                object -> AwsFilters.hasTagFilters(object, query.arguments().items("tagFilters")))
            .filter(object ->
                AwsFilters.hasResourceType(
                    object, query.arguments().get("resourceTypeFilters").asTexts()))
            .filter(object ->
                query.arguments().get("resourceArnLists").isNull()
                    || query
                        .arguments()
                        .get("resourceArnLists")
                        .asTexts()
                        .contains(object.outputs().textOr("arn", "")))
            .<Property>map(object ->
                query.item(
                    Fields.of(
                        "resourceArn",
                        object.outputs().get("arn"),
                        "tags",
                        Fields.of("t", object.tags()).get("t"))))
            .toList();
    return query.answer(Fields.of(query.listName(), new Property.Items(found)));
  }
}
