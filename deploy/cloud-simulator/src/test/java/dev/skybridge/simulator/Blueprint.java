package dev.skybridge.simulator;

import dev.skybridge.simulator.property.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** One object of every type of a vendor, in the order in which they can be made. */
record Blueprint(String provider, String region, List<Part> parts) {

  /** One object; its inputs may use what was made before. */
  record Part(String name, String token, Function<Ids, Fields> inputs) {}

  /** What was made so far. */
  static final class Ids {
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Fields> outputs = new LinkedHashMap<>();

    void put(String name, String id, Fields made) {
      ids.put(name, id);
      outputs.put(name, made);
    }

    String id(String name) {
      return Objects.requireNonNull(ids.get(name), name);
    }

    String output(String name, String property) {
      return Objects.requireNonNull(outputs.get(name), name).textOr(property, "");
    }
  }

  static Part part(String name, String token, Function<Ids, Fields> inputs) {
    return new Part(name, token, inputs);
  }

  @Override
  public String toString() {
    return provider;
  }
}
