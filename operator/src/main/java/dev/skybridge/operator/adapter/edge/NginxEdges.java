package dev.skybridge.operator.adapter.edge;

import dev.skybridge.operator.traffic.Edges;
import dev.skybridge.operator.traffic.RouteTable;
import dev.skybridge.operator.traffic.TrafficConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The configured Nginx edges, told side by side. */
@ApplicationScoped
public class NginxEdges implements Edges {
  private final HttpClient http;
  private final Map<String, NginxEdge> edges = new TreeMap<>();

  /** Connects to nothing yet. */
  @Inject
  public NginxEdges(TrafficConfig config) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.edgeDeadline())
            .build();
    config
        .edges()
        .forEach((name, url) ->
            edges.put(
                name, new NginxEdge(http, url, config.edgeTokenFile(), config.edgeDeadline())));
  }

  @Override
  public void tell(RouteTable table, Runnable told) {
    edges.values().forEach(edge -> edge.tell(table, told));
  }

  @Override
  public Map<String, State> of(String route) {
    var states = new LinkedHashMap<String, State>();
    edges.forEach((name, edge) -> states.put(name, edge.of(route)));
    return states;
  }

  @Override
  public Map<String, State> forget(String route, Runnable told) {
    edges.values().stream()
        .filter(edge -> edge.of(route).version() != State.NONE)
        .forEach(edge -> edge.forget(route, told));
    var left = new LinkedHashMap<>(of(route));
    left.values().removeIf(state -> state.version() == State.NONE);
    if (left.isEmpty()) {
      edges.values().forEach(edge -> edge.drop(route));
    }
    return left;
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
