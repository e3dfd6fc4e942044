package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.TreeMap;

/** What {@code up} says at its end: where things are and what to do next. */
final class Summary {
  private final LocalWorld world;

  Summary(LocalWorld world) {
    this.world = world;
  }

  void print(PrintWriter out, Duration took) {
    out.printf("%nThe local world is up (%.1f s).%n%n", took.toMillis() / 1000.0);
    new TreeMap<>(world.state().urls())
        .forEach((name, url) -> out.printf("  %-14s %s%n", name, url));
    out.printf("  %-14s %s%n", "kubeconfig", world.layout().kubeconfig());
    if (world.state().urls().containsKey("argocd")) {
      out.printf("  %-14s user admin, password in %s%n", "", world.secrets().file("argocd-admin"));
    }
    out.println();
    out.println("Next: ./skybridge kubectl apply -f deploy/demo/shop.yaml");
  }
}
