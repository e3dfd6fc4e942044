package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.InstanceRange;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import dev.skybridge.operator.cloud.Versions;
import java.util.List;
import java.util.Map;

/** EKS with one managed node group, reachable from inside the VPC only. */
final class AwsCluster implements ResourceMapping {
  private static final Versions VERSIONS =
      Versions.of("kubernetes", "1.33", "1.33").and("1.32", "1.32").and("1.34", "1.34");

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var version = VERSIONS.choose(spec, draft);
    var control = AwsRole.add(spec, draft, "controlrole", "eks", List.of("AmazonEKSClusterPolicy"));
    var cluster =
        draft
            .resource(spec.name(), "cluster", "aws:eks/cluster:Cluster")
            .set("name", draft.physicalName(spec.name(), "cluster", 100))
            .set("version", version)
            .set("roleArn", control.role(), "arn")
            .set(
                "vpcConfig",
                PropertyValue.map(
                    Map.of(
                        "subnetIds", AwsNetwork.subnetIds(),
                        "endpointPrivateAccess", PropertyValue.of(true),
                        "endpointPublicAccess", PropertyValue.of(false))))
            .set(
                "accessConfig",
                PropertyValue.map(Map.of("authenticationMode", PropertyValue.of("API"))))
            .set("enabledClusterLogTypes", Values.textList("audit", "authenticator"))
            .tagged()
            .stateful()
            .after(control.attachments().toArray(String[]::new))
            .add();
    addNodes(spec, draft, cluster, version);
    draft.output(spec, "name", PropertyValue.output(cluster, "name"));
    draft.output(spec, "endpoint", PropertyValue.output(cluster, "endpoint"));
  }

  private static void addNodes(
      ResourceSpec spec, StackDraft draft, String cluster, String version) {
    var role =
        AwsRole.add(
            spec,
            draft,
            "noderole",
            "ec2",
            List.of(
                "AmazonEKSWorkerNodePolicy",
                "AmazonEKS_CNI_Policy",
                "AmazonEC2ContainerRegistryReadOnly"));
    // Pods read metadata through one more hop than the machine itself.
    var template = AwsTemplate.of(spec, draft, 2).add();
    var range = InstanceRange.of(spec);
    draft
        .resource(spec.name(), "nodes", "aws:eks/nodeGroup:NodeGroup")
        .set("clusterName", cluster, "name")
        .set("nodeGroupName", draft.physicalName(spec.name(), "nodes", 63))
        .set("nodeRoleArn", role.role(), "arn")
        .set("subnetIds", AwsNetwork.subnetIds())
        .set("version", version)
        .set("amiType", "AL2023_ARM_64_STANDARD")
        .set("launchTemplate", AwsTemplate.newestVersionOf(template))
        .set(
            "scalingConfig",
            PropertyValue.map(
                Map.of(
                    "minSize", PropertyValue.of(range.min()),
                    "maxSize", PropertyValue.of(range.max()),
                    "desiredSize", PropertyValue.of(range.min()))))
        .tagged()
        .after(role.attachments().toArray(String[]::new))
        .add();
  }
}
