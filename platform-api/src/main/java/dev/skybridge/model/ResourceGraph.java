package dev.skybridge.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one stack should consist of.
 *
 * @param provider the cloud of every resource in it
 * @param resources the resources, in any order
 * @param outputs named results of the stack: output name to a value, usually a {@link
 *     PropertyValue.OutputOf}
 */
public record ResourceGraph(
    Provider provider, List<CloudResource> resources, Map<String, PropertyValue> outputs) {

  /**
   * Checks that names are unique, that every reference leads to a resource of the graph, and that
   * there is no cycle.
   *
   * @throws IllegalArgumentException naming the offending resource
   */
  public ResourceGraph {
    resources = List.copyOf(resources);
    outputs = Map.copyOf(outputs);
    var byName = new HashMap<String, CloudResource>();
    for (var resource : resources) {
      if (byName.put(resource.name(), resource) != null) {
        throw new IllegalArgumentException("two resources are named " + resource.name());
      }
    }
    for (var resource : resources) {
      for (var needed : predecessors(resource)) {
        if (!byName.containsKey(needed)) {
          throw new IllegalArgumentException(
              resource.name() + " refers to " + needed + ", which is not in the graph");
        }
      }
    }
    var done = new HashSet<String>();
    for (var resource : resources) {
      visit(resource, byName, done, new ArrayList<>());
    }
  }

  /**
   * The names that {@code resource} must wait for: its {@code dependsOn} and what its inputs refer
   * to.
   */
  public static Set<String> predecessors(CloudResource resource) {
    var names = new HashSet<>(resource.dependsOn());
    resource.inputs().values().forEach(value -> collect(value, names));
    return names;
  }

  /** The names of the resources that {@code value} refers to. */
  public static Set<String> references(PropertyValue value) {
    var names = new HashSet<String>();
    collect(value, names);
    return names;
  }

  /** Whether any of the resources was there before. */
  public boolean hasExisting() {
    return resources.stream().anyMatch(CloudResource::isExisting);
  }

  private static void collect(PropertyValue value, Set<String> names) {
    switch (value) {
      case PropertyValue.OutputOf output -> names.add(output.resource());
      case PropertyValue.Joined joined -> joined.parts().forEach(part -> collect(part, names));
      case PropertyValue.ListOf list -> list.values().forEach(element -> collect(element, names));
      case PropertyValue.MapOf map ->
          map.entries().values().forEach(element -> collect(element, names));
      case PropertyValue.Text t -> {}
      case PropertyValue.Numeric n -> {}
      case PropertyValue.Bool b -> {}
      case PropertyValue.Secret s -> {}
    }
  }

  private static void visit(
      CloudResource resource,
      Map<String, CloudResource> byName,
      Set<String> done,
      List<String> path) {
    if (done.contains(resource.name())) {
      return;
    }
    if (path.contains(resource.name())) {
      throw new IllegalArgumentException(
          "cycle: " + String.join(" -> ", path) + " -> " + resource.name());
    }
    path.add(resource.name());
    for (var needed : predecessors(resource)) {
      var next = byName.get(needed);
      if (next != null) {
        visit(next, byName, done, path);
      }
    }
    path.removeLast();
    done.add(resource.name());
  }
}
