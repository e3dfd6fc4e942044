package dev.skybridge.crd;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * The traffic of one application: which placement gets how much, and which one may write. Made and
 * owned by the Application.
 */
@Group("skybridge.dev")
@Version("v1alpha1")
@ShortNames("troute")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Traffic", jsonPath = ".status.summary")
@AdditionalPrinterColumn(name = "Writer", jsonPath = ".status.writer")
@AdditionalPrinterColumn(
    name = "Copied",
    jsonPath = ".status.copy.at",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class TrafficRoute extends CustomResource<TrafficRouteSpec, TrafficRouteStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;
}
