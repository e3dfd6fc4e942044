package dev.skybridge.simulator.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.schema.PackageSchema;

/**
 * The package schema that the engine may ask for: name, version and tokens, which is all it needs
 * to attach.
 */
final class SchemaText {

  private SchemaText() {}

  static String of(PackageSchema schemas) {
    ObjectNode root =
        JsonCodec.MAPPER
            .createObjectNode()
            .put("name", schemas.name())
            .put("version", schemas.version());
    ObjectNode resources = root.putObject("resources");
    schemas.resources().keySet().stream().sorted().forEach(resources::putObject);
    ObjectNode functions = root.putObject("functions");
    schemas.functions().keySet().stream().sorted().forEach(functions::putObject);
    return root.toString();
  }
}
