package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.provider.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One action in the RPC style: its parameters are flat, lists are counted from 1 ({@code
 * Tag.1.Key}).
 *
 * @param required names of parameters without which it is refused; of a list without the count
 * @param optional names of the other parameters
 * @param work answers; gives the members of the answer but the request's id
 */
record AlicloudAction(
    String version, String name, Set<String> required, Set<String> optional, Work work) {
  private static final Pattern COUNT = Pattern.compile("\\.\\d+(?=\\.|$)");

  /** What an action does. */
  @FunctionalInterface
  interface Work {
    ObjectNode answer(Caller caller, Map<String, String> parameters);
  }

  /**
   * Refuses the lack of parameters that the action needs, and those that it does not have. The
   * vendor ignores the latter; here they are most likely a slip.
   */
  void check(Map<String, String> parameters) {
    List<String> given =
        parameters.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> COUNT.matcher(e.getKey()).replaceAll(""))
            .distinct()
            .toList();
    for (String name : new TreeSet<>(required)) {
      if (given.stream().noneMatch(g -> g.equals(name) || g.startsWith(name + "."))) {
        throw new VendorRefusal(400, "Missing" + name, name + " is mandatory for this action.");
      }
    }
    for (String name : given) {
      String head = name.split("\\.", 2)[0];
      if (!required.contains(head) && !optional.contains(head)) {
        throw new VendorRefusal(
            400, "InvalidParameter." + name, "The parameter " + name + " is not supported.");
      }
    }
  }

  /** A whole number within bounds, or the default. */
  static int number(
      Map<String, String> parameters, String name, int otherwise, int least, int most) {
    String text = parameters.getOrDefault(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw new VendorRefusal(
          400, "InvalidParameter." + name, "The specified parameter " + name + " is not valid.");
    }
    return value;
  }

  /** The values of a list, in the order of their counts. */
  static List<String> list(Map<String, String> parameters, String name) {
    return numbered(parameters, name, "").values().stream().toList();
  }

  /** Tags of a request. */
  static Map<String, String> tags(Map<String, String> parameters) {
    Map<Integer, String> keys = numbered(parameters, "Tag", ".Key");
    Map<Integer, String> values = numbered(parameters, "Tag", ".Value");
    Map<String, String> tags = new TreeMap<>();
    keys.forEach((count, key) -> tags.put(key, values.getOrDefault(count, "")));
    return tags;
  }

  private static TreeMap<Integer, String> numbered(
      Map<String, String> parameters, String name, String tail) {
    Pattern form = Pattern.compile(Pattern.quote(name) + "\\.(\\d+)" + Pattern.quote(tail));
    TreeMap<Integer, String> found = new TreeMap<>();
    parameters.forEach((key, value) -> {
      var matcher = form.matcher(key);
      if (matcher.matches()) {
        found.put(Integer.valueOf(matcher.group(1)), value);
      }
    });
    return found;
  }
}
