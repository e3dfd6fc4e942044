package dev.skybridge.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.crd.CloudStack;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts the objects of each cloud that were made since it was begun, tagged or not. */
public final class CloudCount {
  private final Simulator simulator;
  private final Set<String> before = new HashSet<>();

  private CloudCount(Simulator simulator) {
    this.simulator = simulator;
    simulator.resources().forEach(object -> before.add(key(object)));
  }

  /** From now on. */
  public static CloudCount from(Simulator simulator) {
    return new CloudCount(simulator);
  }

  /** What stands in the clouds now and did not before, by cloud. */
  public Map<String, Integer> standing() {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode object : simulator.resources()) {
      if (!before.contains(key(object))) {
        counts.merge(object.path("provider").asText(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What the stacks of an application say they hold, by placement. */
  public Map<String, Integer> held(Deployed application) {
    Map<String, Integer> counts = new TreeMap<>();
    for (CloudStack stack : application.stacks()) {
      Integer count = stack.getStatus() == null ? null : stack.getStatus().resourceCount();
      counts.merge(stack.getSpec().placement(), count == null ? 0 : count, Integer::sum);
    }
    return counts;
  }

  private static String key(JsonNode object) {
    return object.path("provider").asText()
        + " "
        + object.path("type").asText()
        + " "
        + object.path("id").asText();
  }
}
