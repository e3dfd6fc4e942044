package dev.skybridge.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an application consists of, from left to right.
 *
 * @param nodes things
 * @param edges which thing leads to which
 * @param hidden resources that have no node of their own, because the node budget is used up
 */
public record GraphView(List<Node> nodes, List<Edge> edges, int hidden) {
  /** Copies the lists. */
  public GraphView {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A thing.
   *
   * @param id unique in the graph
   * @param kind what it is
   * @param name of it
   * @param level how it stands
   * @param reason code of the reason, or Argo CD's own word
   * @param message for a person
   * @param provider its cloud; null where it stands on none
   * @param detail type of a resource, cluster of a placement, sync status of a delivery
   * @param count things that it stands for: 1, or more where the node budget is used up
   */
  public record Node(
      String id,
      NodeKind kind,
      String name,
      Level level,
      @Nullable @Schema(nullable = true) String reason,
      @Nullable @Schema(nullable = true) String message,
      @Nullable @Schema(nullable = true) String provider,
      @Nullable @Schema(nullable = true) String detail,
      int count) {}

  /**
   * One thing leads to another.
   *
   * @param from id of a node
   * @param to id of a node
   */
  public record Edge(String from, String to) {}

  /** What a node is. */
  public enum NodeKind {
    /** The application. */
    @JsonProperty("application")
    APPLICATION,
    /** A place where it runs. */
    @JsonProperty("placement")
    PLACEMENT,
    /** A cloud resource. */
    @JsonProperty("resource")
    RESOURCE,
    /** All cloud resources of a placement. */
    @JsonProperty("resources")
    RESOURCES,
    /** The commit that carries the manifests. */
    @JsonProperty("revision")
    REVISION,
    /** What Argo CD, or the operator itself, delivers to a cluster. */
    @JsonProperty("delivery")
    DELIVERY
  }
}
