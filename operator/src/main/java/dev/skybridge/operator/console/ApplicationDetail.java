package dev.skybridge.operator.console;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one application.
 *
 * @param summary as in the list
 * @param source Git path of its manifests; null where it has components
 * @param components its services; empty where it has a source
 * @param dependsOn applications that must be ready before
 * @param blockedBy what it waits for, nearest first
 * @param deletionPolicy Delete, Orphan or Snapshot
 * @param deletionProtection whether deleting it is refused
 * @param conditions in the operator's order
 * @param placements in the order of the spec
 * @param graph what it consists of
 */
public record ApplicationDetail(
    ApplicationSummary summary,
    @Nullable @Schema(nullable = true) SourceView source,
    List<ComponentView> components,
    List<String> dependsOn,
    List<String> blockedBy,
    String deletionPolicy,
    boolean deletionProtection,
    List<ConditionView> conditions,
    List<PlacementView> placements,
    GraphView graph) {
  /** Copies the lists. */
  public ApplicationDetail {
    components = List.copyOf(components);
    dependsOn = List.copyOf(dependsOn);
    blockedBy = List.copyOf(blockedBy);
    conditions = List.copyOf(conditions);
    placements = List.copyOf(placements);
  }

  /**
   * Manifests that exist in Git.
   *
   * @param repository URL, without credentials
   * @param path folder in it
   * @param revision branch, tag or commit
   */
  public record SourceView(String repository, String path, String revision) {}

  /**
   * One service.
   *
   * @param name of it
   * @param image container image
   * @param port TCP port; null for a worker
   * @param replicas pods in each placement
   * @param bindings resources that it is given the address of
   */
  public record ComponentView(
      String name,
      String image,
      @Nullable @Schema(nullable = true) Integer port,
      int replicas,
      List<String> bindings) {
    /** Copies the list. */
    public ComponentView {
      bindings = List.copyOf(bindings);
    }
  }
}
