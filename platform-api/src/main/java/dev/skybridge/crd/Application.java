package dev.skybridge.crd;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * What a team runs: its components or its Git path, the cloud resources it needs, and where all
 * that is placed.
 */
@Group("skybridge.dev")
@Version("v1alpha1")
@ShortNames("skyapp")
@ValidationRule(
    value = "size(self.metadata.name) <= 40",
    message =
        "the name may have 40 characters at most: it becomes part of the names of namespaces and cloud resources")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Placements", jsonPath = ".status.placementSummary")
@AdditionalPrinterColumn(name = "Revision", jsonPath = ".status.revision", priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class Application extends CustomResource<ApplicationSpec, ApplicationStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
