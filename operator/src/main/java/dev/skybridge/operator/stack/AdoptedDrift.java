package dev.skybridge.operator.stack;

import dev.skybridge.crd.DriftPolicy;
import dev.skybridge.crd.DriftSpec;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.ResourceGraph;
import java.util.TreeSet;

/** Leaves to the vendor what is adopted as it is found there. Pure. */
final class AdoptedDrift {
  private AdoptedDrift() {}

  /** The graph whose adopted inputs the engine does not compare. */
  static ResourceGraph ignoredIn(ResourceGraph graph, DriftSpec drift) {
    return new ResourceGraph(
        graph.provider(),
        graph.resources().stream().map(resource -> ignoring(resource, drift)).toList(),
        graph.outputs());
  }

  private static CloudResource ignoring(CloudResource resource, DriftSpec drift) {
    var ignored = new TreeSet<>(resource.ignoreChanges());
    resource.inputs().keySet().stream()
        .filter(input -> drift.policyFor(resource.type(), input) == DriftPolicy.ADOPT)
        .forEach(ignored::add);
    return ignored.size() == resource.ignoreChanges().size()
        ? resource
        : resource.ignoring(ignored.stream().toList());
  }
}
