package dev.skybridge.world;

import java.util.Map;
import java.util.TreeMap;

/** Where people and programs find the parts that were chosen. */
final class WorldUrls {
  private WorldUrls() {}

  static WorldState of(WorldOptions options, WorldState state) {
    Map<String, String> urls = new TreeMap<>();
    urls.put("git", http(state, "git"));
    if (options.parts().argocd()) {
      urls.put("argocd", http(state, "argocd-server"));
    }
    if (options.parts().clouds()) {
      urls.put("clouds", http(state, "simulator-http"));
    }
    if (options.parts().operator()) {
      urls.put("console", http(state, "operator"));
      urls.put("edge", http(state, "edge"));
      urls.put("edge-admin", http(state, "edge-admin"));
    }
    return new WorldState(state.ports(), state.podNetwork(), urls);
  }

  private static String http(WorldState state, String listener) {
    return "http://127.0.0.1:" + state.port(listener);
  }
}
