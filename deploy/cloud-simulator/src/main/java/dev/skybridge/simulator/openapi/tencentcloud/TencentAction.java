package dev.skybridge.simulator.openapi.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.provider.Caller;
import java.util.Set;
import java.util.TreeSet;

/**
 * One action of API 3.0.
 *
 * @param required names of parameters without which it is refused
 * @param optional names of the other parameters
 * @param work answers; gives the members of {@code Response} but the request's id
 */
record TencentAction(
    String product,
    String version,
    String name,
    Set<String> required,
    Set<String> optional,
    Work work) {

  /** What an action does. */
  @FunctionalInterface
  interface Work {
    ObjectNode answer(Caller caller, JsonNode parameters);
  }

  /** Refuses parameters that the action does not have, and the lack of those that it needs. */
  void check(JsonNode parameters) {
    for (String name : new TreeSet<>(required)) {
      if (parameters.path(name).isMissingNode()) {
        throw new VendorRefusal(
            200, "MissingParameter", "The request is missing a required parameter `" + name + "`.");
      }
    }
    parameters
        .fieldNames()
        .forEachRemaining(given -> {
          if (!required.contains(given) && !optional.contains(given)) {
            throw new VendorRefusal(
                200, "UnknownParameter", "The parameter `" + given + "` is not recognized.");
          }
        });
  }

  /** A whole number within bounds, or the default. */
  static int number(JsonNode parameters, String name, int otherwise, int least, int most) {
    JsonNode node = parameters.path(name);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || node.asInt() < least || node.asInt() > most) {
      throw new VendorRefusal(
          200,
          "InvalidParameterValue",
          "The parameter `" + name + "` must be an integer from " + least + " to " + most + ".");
    }
    return node.asInt();
  }
}
