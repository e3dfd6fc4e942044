package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.operator.cloud.StackDraft;
import java.util.List;
import java.util.Locale;

/**
 * A role that a service of AWS takes on.
 *
 * @param role name in the graph
 * @param attachments names in the graph; the role works once they exist
 */
record AwsRole(String role, List<String> attachments) {

  /**
   * Adds a role.
   *
   * @param part graph name of the role behind its owner's
   * @param service that may take it on, for example {@code eks}
   * @param policies policies that AWS maintains
   */
  static AwsRole add(
      ResourceSpec spec, StackDraft draft, String part, String service, List<String> policies) {
    var region = draft.stack().region();
    var role =
        draft
            .resource(spec.name(), part, "aws:iam/role:Role")
            .set("name", draft.physicalName(spec.name(), part, 64))
            .set("description", "For " + spec.name() + " of " + draft.stack().application())
            .set("assumeRolePolicy", trust(principalOf(service, region)))
            .tagged()
            .add();
    var attachments =
        policies.stream()
            .map(policy ->
                draft
                    .resource(
                        spec.name(),
                        part + policy.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT),
                        "aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                    .set("role", role, "name")
                    .set(
                        "policyArn",
                        "arn:%s:iam::aws:policy/%s".formatted(AwsZones.partitionOf(region), policy))
                    .add())
            .toList();
    return new AwsRole(role, attachments);
  }

  private static String principalOf(String service, String region) {
    return service.equals("ec2") ? "ec2." + AwsZones.domainOf(region) : service + ".amazonaws.com";
  }

  private static String trust(String principal) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
    "Principal":{"Service":"%s"}}]}\
    """
        .formatted(principal);
  }
}
