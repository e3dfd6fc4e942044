package dev.skybridge.operator.console;

import dev.skybridge.operator.console.GraphView.Edge;
import dev.skybridge.operator.console.GraphView.Node;
import dev.skybridge.operator.console.GraphView.NodeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the graph of an application: application, placements, resources, Git revision, delivery.
 * Pure. Where it would have more nodes than the budget, the resources of a placement become one
 * node, so that a huge application does not freeze the browser.
 */
final class GraphPlanner {
  private static final String APPLICATION = "application";
  private static final String REVISION = "revision";

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private int hidden;

  private GraphPlanner() {}

  static GraphView plan(
      ApplicationSummary application, List<PlacementView> placements, int nodeBudget) {
    var planner = new GraphPlanner();
    planner.addApplication(application);
    var full =
        2 + placements.stream().mapToInt(placement -> 2 + placement.resources().size()).sum();
    for (var placement : placements) {
      planner.addPlacement(placement, full > nodeBudget);
    }
    return new GraphView(planner.nodes, planner.edges, planner.hidden);
  }

  private void addApplication(ApplicationSummary application) {
    nodes.add(
        new Node(
            APPLICATION,
            NodeKind.APPLICATION,
            application.name(),
            application.level(),
            application.reason(),
            application.message(),
            null,
            application.namespace(),
            1));
    var revision = application.revision();
    nodes.add(
        new Node(
            REVISION,
            NodeKind.REVISION,
            revision == null ? "" : revision,
            revision == null ? Level.UNKNOWN : Level.OK,
            null,
            null,
            null,
            null,
            1));
  }

  private void addPlacement(PlacementView placement, boolean collapsed) {
    var id = "placement:" + placement.name();
    nodes.add(
        new Node(
            id,
            NodeKind.PLACEMENT,
            placement.name(),
            placement.level(),
            placement.reason(),
            placement.message(),
            placement.provider(),
            placement.region() == null ? placement.cluster() : placement.region(),
            1));
    edges.add(new Edge(APPLICATION, id));
    addResources(placement, id, collapsed);
    addDelivery(placement);
  }

  private void addResources(PlacementView placement, String placementId, boolean collapsed) {
    var resources = placement.resources();
    if (resources.isEmpty()) {
      edges.add(new Edge(placementId, REVISION));
      return;
    }
    if (collapsed && resources.size() > 1) {
      hidden += resources.size();
      var stack = placement.stack();
      var level = stack == null ? Level.UNKNOWN : stack.level();
      addResource(placement, placementId, "*", NodeKind.RESOURCES, level, null, resources.size());
      return;
    }
    for (var resource : resources) {
      addResource(
          placement,
          placementId,
          resource.name(),
          NodeKind.RESOURCE,
          resource.level(),
          resource.type(),
          1);
    }
  }

  private void addResource(
      PlacementView placement,
      String placementId,
      String name,
      NodeKind kind,
      Level level,
      @Nullable String type,
      int count) {
    var id = "resource:" + placement.name() + ":" + name;
    var label = kind == NodeKind.RESOURCES ? "" : name;
    nodes.add(new Node(id, kind, label, level, null, null, placement.provider(), type, count));
    edges.add(new Edge(placementId, id));
    edges.add(new Edge(id, REVISION));
  }

  private void addDelivery(PlacementView placement) {
    var delivery = placement.delivery();
    var namespace = placement.namespace();
    var id = "delivery:" + placement.name();
    nodes.add(
        new Node(
            id,
            NodeKind.DELIVERY,
            delivery != null ? delivery : namespace != null ? namespace : placement.name(),
            DeliveryLevel.of(placement.sync(), placement.health()),
            placement.health(),
            placement.message(),
            null,
            placement.sync(),
            1));
    edges.add(new Edge(REVISION, id));
  }
}
