package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a resource's properties as the engine writes it: {@code tags.team}, {@code
 * rules[0].port}, {@code tags["a.b"]} ({@code sdk/go/common/resource/property_path.go} of the
 * engine).
 */
final class PropertyPath {
  private static final Pattern PART =
      Pattern.compile("\\[\"((?:[^\"\\\\]|\\\\.)*)\"]|\\[(\\d+)]|([^.\\[]+)");

  private PropertyPath() {}

  /** The first part: the top-level property. */
  static String property(String path) {
    var parts = parts(path);
    return parts.isEmpty() ? path : parts.getFirst();
  }

  /** What stands there; a missing node where nothing does. */
  static JsonNode in(JsonNode properties, String path) {
    var node = properties;
    for (var part : parts(path)) {
      node = node.isArray() ? element(node, part) : node.path(part);
    }
    return node;
  }

  private static JsonNode element(JsonNode array, String part) {
    return part.matches("\\d{1,9}")
        ? array.path(Integer.parseInt(part))
        : MissingNode.getInstance();
  }

  private static List<String> parts(String path) {
    var parts = new ArrayList<String>();
    var matcher = PART.matcher(path);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        parts.add(matcher.group(1).replace("\\\"", "\""));
      } else {
        parts.add(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
      }
    }
    return parts;
  }
}
