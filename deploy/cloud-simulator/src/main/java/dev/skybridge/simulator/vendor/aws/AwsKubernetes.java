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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * EKS and the IAM roles it needs. Limits: EKS API reference, "CreateCluster", "CreateNodegroup";
 * IAM API reference, "CreateRole".
 */
final class AwsKubernetes {

  static final String CLUSTER = "aws:eks/cluster:Cluster";
  static final String NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
  static final String ROLE = "aws:iam/role:Role";

  private AwsKubernetes() {}

  static List<TypeRules> types() {
    return List.of(role(), attachment(), cluster(), nodeGroup());
  }

  private static TypeRules role() {
    return TypeRules.type(ROLE, "IAM", "Role")
        .accountWide()
        .id((_, inputs) ->
            inputs
                .text("name")
                .orElseGet(() -> inputs.textOr("namePrefix", "") + Derived.randomHex(26)))
        .autoName(new AutoName("name", 64, "-", false, Optional.of("namePrefix")))
        .check(
            Constraints.pattern(
                "name",
                "[\\w+=,.@-]{1,64}",
                "\"name\" may have at most 64 letters, numbers and +=,.@-_ "))
        .check(Constraints.range("maxSessionDuration", 3600, 43_200))
        .check((inputs, report) -> {
          if (inputs
              .text("assumeRolePolicy")
              .filter(policy -> !policy.strip().startsWith("{"))
              .isPresent()) {
            report.accept(
                "assumeRolePolicy", "\"assume_role_policy\" contains an invalid JSON policy");
          }
        })
        .computed((scope, id, inputs) ->
            Arn.named(
                    Arn.accountWide(scope, "iam", "role" + inputs.textOr("path", "/") + id), inputs)
                .overlaidWith(
                    Fields.of(
                        "name",
                        id,
                        "path",
                        "/",
                        "createDate",
                        scope
                            .find(ROLE, id)
                            .map(r -> r.createdAt().toString())
                            .orElse(scope.now().toString()),
                        "uniqueId",
                        "AROA"
                            + Derived.alphanumeric(scope.account() + id, "role", 17)
                                .toUpperCase(Locale.ROOT),
                        "maxSessionDuration",
                        3600,
                        "forceDetachPolicies",
                        false)))
        .build();
  }

  private static TypeRules attachment() {
    return TypeRules.type(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "IAM", "RolePolicyAttachment")
        .accountWide()
        .upsert()
        .id((_, inputs) -> inputs.textOr("role", "") + "/" + inputs.textOr("policyArn", ""))
        .check(
            Constraints.pattern(
                "policyArn",
                "arn:aws(-cn)?:iam::(aws|\\d{12}):policy/.+",
                "\"policyArn\" is an invalid ARN"))
        .refers(
            new Reference(
                "role",
                ROLE,
                "id",
                OnDelete.REFUSES,
                "NoSuchEntity",
                "The role with name %s cannot be found."))
        .build();
  }

  private static Reference roleByArn(String path) {
    return new Reference(
        path,
        ROLE,
        "arn",
        OnDelete.IGNORES,
        "InvalidParameterException",
        "Role with arn: %s, could not be assumed because it does not exist or the trusted entity is not correct");
  }

  private static TypeRules cluster() {
    return TypeRules.type(CLUSTER, "EKS", "Cluster")
        .idIs("name")
        .autoName(new AutoName("name", 100, "-", false, Optional.empty()))
        .check(
            Constraints.pattern(
                "name",
                "[0-9A-Za-z][A-Za-z0-9_-]{0,99}",
                "\"name\" must begin with a letter or number and may have 100 letters, numbers, hyphens and underscores"))
        .check(Constraints.pattern("version", "1\\.\\d{2}", "\"version\" is no Kubernetes version"))
        .refers(roleByArn("roleArn"))
        .refers(AwsNetwork.subnets("vpcConfig.subnetIds", OnDelete.REFUSES))
        .refers(AwsNetwork.securityGroups("vpcConfig.securityGroupIds", OnDelete.REFUSES))
        .api((scope, inputs, _) -> {
          List<String> subnets = inputs.fields("vpcConfig").get("subnetIds").asTexts();
          long zones =
              subnets.stream()
                  .flatMap(id -> scope.find(AwsNetwork.SUBNET, id).stream())
                  .map(s -> s.outputs().textOr("availabilityZone", ""))
                  .distinct()
                  .count();
          if (zones < 2) {
            throw new VendorRefusal(
                400,
                "InvalidParameterException",
                "Subnets specified must be in at least two different AZs");
          }
        })
        .computed(AwsKubernetes::clusterOutputs)
        .build();
  }

  private static Fields clusterOutputs(Scope scope, String id, Fields inputs) {
    Fields authority =
        Fields.of(
            "data",
            Base64.getEncoder()
                .encodeToString(
                    ("simulated certificate of " + id).getBytes(StandardCharsets.UTF_8)));
    String key = scope.account() + scope.region() + id;
    String host = Derived.hex(key, "endpoint", 32).toUpperCase(Locale.ROOT);
    return Arn.named(Arn.of(scope, "eks", "cluster/" + id), inputs)
        .overlaidWith(
            Fields.of(
                "status",
                "ACTIVE",
                "version",
                "1.33",
                "platformVersion",
                "eks.4",
                "clusterId",
                "",
                "createdAt",
                scope
                    .find(CLUSTER, id)
                    .map(c -> c.createdAt().toString())
                    .orElse(scope.now().toString()),
                "endpoint",
                "https://" + host + ".gr7." + scope.region() + ".eks." + Arn.dnsSuffix(scope),
                "certificateAuthority",
                authority,
                "certificateAuthorities",
                List.of(authority),
                "identities",
                List.of(
                    Fields.of(
                        "oidcs",
                        List.of(
                            Fields.of(
                                "issuer",
                                "https://oidc.eks."
                                    + scope.region()
                                    + "."
                                    + Arn.dnsSuffix(scope)
                                    + "/id/"
                                    + host)))),
                "bootstrapSelfManagedAddons",
                true));
  }

  private static TypeRules nodeGroup() {
    return TypeRules.type(NODE_GROUP, "EKS", "NodeGroup")
        .id((_, inputs) ->
            inputs.textOr("clusterName", "")
                + ":"
                + inputs
                    .text("nodeGroupName")
                    .orElseGet(
                        () -> inputs.textOr("nodeGroupNamePrefix", "") + Derived.randomHex(26)))
        .autoName(new AutoName("nodeGroupName", 63, "-", false, Optional.of("nodeGroupNamePrefix")))
        .check(Constraints.length("nodeGroupName", 1, 63))
        .refers(
            new Reference(
                "clusterName",
                CLUSTER,
                "id",
                OnDelete.REFUSES,
                "ResourceNotFoundException",
                "No cluster found for name: %s."))
        .refers(roleByArn("nodeRoleArn"))
        .refers(AwsNetwork.subnets("subnetIds", OnDelete.REFUSES))
        .api((_, inputs, _) -> {
          Fields scaling = inputs.fields("scalingConfig");
          double min = scaling.number("minSize").orElse(0);
          double max = scaling.number("maxSize").orElse(0);
          double desired = scaling.number("desiredSize").orElse(min);
          if (desired < min || desired > max) {
            throw new VendorRefusal(
                400,
                "InvalidParameterException",
                desired < min
                    ? "Minimum capacity "
                        + (long) min
                        + " can't be greater than desired size "
                        + (long) desired
                    : "Desired capacity "
                        + (long) desired
                        + " can't be greater than max size "
                        + (long) max);
          }
        })
        .computed((scope, id, inputs) ->
            Arn.named(
                    Arn.of(
                        scope,
                        "eks",
                        "nodegroup/" + id.replace(':', '/') + "/" + Derived.hex(id, "uuid", 32)),
                    inputs)
                .overlaidWith(
                    Fields.of(
                        "nodeGroupName", id.substring(id.indexOf(':') + 1),
                        "status", "ACTIVE",
                        "amiType", "AL2023_x86_64_STANDARD",
                        "capacityType", "ON_DEMAND",
                        "diskSize", 20,
                        "instanceTypes", List.of("t3.medium"),
                        "version", "1.33",
                        "releaseVersion", "1.33.0-20260101",
                        "resources",
                            List.of(
                                Fields.of(
                                    "autoscalingGroups",
                                    List.of(Fields.of("name", "eks-" + id.replace(':', '-'))),
                                    "remoteAccessSecurityGroupId",
                                    "")))))
        .build();
  }
}
