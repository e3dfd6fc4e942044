package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a list of resources on every cloud: names, and where dependsOn leads. */
final class DependencyCheck {
  private DependencyCheck() {}

  static List<Problem> problems(List<ResourceSpec> resources) {
    var problems = new ArrayList<Problem>();
    var byName = new LinkedHashMap<String, ResourceSpec>();
    for (var spec : resources) {
      if (spec.name().equals(StackDraft.NETWORK)) {
        problems.add(
            new Problem(
                Reason.INVALID_SPEC,
                "a resource may not be named network: what resources share has that name"));
      }
      if (byName.put(spec.name(), spec) != null) {
        problems.add(new Problem(Reason.INVALID_SPEC, "two resources are named " + spec.name()));
      }
    }
    for (var spec : resources) {
      for (var needed : spec.dependsOn()) {
        if (!byName.containsKey(needed)) {
          problems.add(
              new Problem(
                  Reason.DEPENDENCY_NOT_FOUND,
                  spec.name() + " depends on " + needed + ", which is not among the resources"));
        }
      }
    }
    var done = new HashSet<String>();
    for (var name : byName.keySet()) {
      walk(name, byName, done, new ArrayList<>(), problems);
    }
    return problems;
  }

  private static void walk(
      String name,
      Map<String, ResourceSpec> byName,
      Set<String> done,
      List<String> path,
      List<Problem> problems) {
    var spec = byName.get(name);
    if (spec == null || done.contains(name)) {
      return;
    }
    if (path.contains(name)) {
      var cycle = path.subList(path.indexOf(name), path.size());
      problems.add(
          new Problem(Reason.DEPENDENCY_CYCLE, String.join(" -> ", cycle) + " -> " + name));
      return;
    }
    path.add(name);
    spec.dependsOn().forEach(needed -> walk(needed, byName, done, path, problems));
    path.removeLast();
    done.add(name);
  }
}
