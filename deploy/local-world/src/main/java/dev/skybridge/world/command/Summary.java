package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.kube.ConsoleAccess;
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
        .forEach((name, url) -> out.printf("  %-14s %s%n", name, signIn(name, url)));
    out.printf("  %-14s %s%n", "kubeconfig", world.layout().kubeconfig());
    if (world.state().urls().containsKey("argocd")) {
      out.printf("%nArgo CD: user admin, password in %s%n", world.secrets().file("argocd-admin"));
    }
    if (world.state().urls().containsKey("console")) {
      out.println("The console's link signs you in; keep it to yourself.");
    }
    out.println("Next: ./skybridge kubectl apply -f deploy/demo/shop.yaml");
  }

  private String signIn(String name, String url) {
    return name.equals("console")
        ? url + "/#token=" + world.secrets().read(ConsoleAccess.TOKEN)
        : url;
  }
}
