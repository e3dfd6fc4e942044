package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.PlacementSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Applications that depend on each other, and what is true of them, found in other ways. */
final class Graphs {
  static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private Graphs() {}

  static Application application(String name, String... dependsOn) {
    return of(name, List.of(), List.of(dependsOn));
  }

  static Application withBinding(String name, String... bindings) {
    return of(name, List.of(bindings), List.of());
  }

  /** The names whose bits are set. */
  static String[] needs(int bits) {
    return IntStream.range(0, NAMES.size())
        .filter(i -> (bits >> i & 1) == 1)
        .mapToObj(NAMES::get)
        .toArray(String[]::new);
  }

  /** Kahn's topological sort: what needs nobody that is left goes, until nothing is left. */
  static boolean canBeSorted(Map<String, Application> graph) {
    var left = new HashMap<String, Set<String>>();
    graph.forEach((name, application) -> {
      var needs = new HashSet<>(application.getSpec().dependsOn());
      needs.removeIf(needed -> !graph.containsKey(needed));
      left.put(name, needs);
    });
    while (!left.isEmpty()) {
      var free =
          left.entrySet().stream().filter(e -> e.getValue().isEmpty()).map(Map.Entry::getKey);
      var gone = Set.copyOf(free.toList());
      if (gone.isEmpty()) {
        return false;
      }
      left.keySet().removeAll(gone);
      left.values().forEach(needs -> needs.removeAll(gone));
    }
    return true;
  }

  /** Warshall's closure. */
  static boolean reaches(Map<String, Application> graph, String from, String to) {
    var n = NAMES.size();
    var reach = new boolean[n][n];
    for (var i = 0; i < n; i++) {
      reach[i][i] = true;
      var application = graph.get(NAMES.get(i));
      if (application != null) {
        for (var needed : application.getSpec().dependsOn()) {
          reach[i][NAMES.indexOf(needed)] = true;
        }
      }
    }
    for (var k = 0; k < n; k++) {
      for (var i = 0; i < n; i++) {
        for (var j = 0; j < n; j++) {
          reach[i][j] |= reach[i][k] && reach[k][j];
        }
      }
    }
    return reach[NAMES.indexOf(from)][NAMES.indexOf(to)];
  }

  private static Application of(String name, List<String> bindings, List<String> dependsOn) {
    var application = new Application();
    application.setMetadata(
        new ObjectMetaBuilder().withNamespace("team").withName(name).withGeneration(1L).build());
    application.setSpec(
        new ApplicationSpec(
            null,
            List.of(
                new ComponentSpec(
                    "web", "demo/web:1", 8080, null, null, null, null, List.of(), bindings)),
            List.of(),
            List.of(new PlacementSpec("main", null, null, null)),
            dependsOn,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return application;
  }
}
