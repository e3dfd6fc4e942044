package dev.skybridge.crd;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One Pulumi stack: the cloud resources of one placement of one application. Made and owned by the
 * Application.
 */
@Group("skybridge.dev")
@Version("v1alpha1")
@ShortNames("cstack")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Account", jsonPath = ".spec.account.name")
@AdditionalPrinterColumn(name = "Operation", jsonPath = ".status.lastOperation.kind")
@AdditionalPrinterColumn(name = "Outcome", jsonPath = ".status.lastOperation.outcome")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class CloudStack extends CustomResource<CloudStackSpec, CloudStackStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
