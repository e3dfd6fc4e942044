package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.property.SecretDigest;
import dev.skybridge.simulator.schema.ResourceSchema;
import dev.skybridge.simulator.state.CloudObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a provider answers to a read. Vendors never return passwords, so those come from the
 * caller's own state, if it has them.
 *
 * @param outputs everything known about the object
 * @param inputs the inputs that would make the object as it is now
 */
record ReadAnswer(Fields outputs, Fields inputs) {

  static ReadAnswer of(
      Catalog catalog, CloudObject object, Fields stateBefore, Fields inputsBefore) {
    ResourceSchema schema = catalog.schema(object.type());
    SecretDigest secrets = catalog.secrets(object.type());
    Fields visible = withoutHidden(secrets.withhold(object.outputs()));
    Fields asked = secrets.withhold(object.inputs());
    Map<String, Property> inputs = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(inputsBefore.names());
    names.addAll(asked.names());
    for (String name : names) {
      if (schema.isSecret(name) || name.startsWith("__")) {
        if (inputsBefore.has(name)) {
          inputs.put(name, inputsBefore.get(name));
        }
      } else if (asked.has(name)) {
        inputs.put(name, restoreSecrets(asked.get(name), inputsBefore.get(name)));
      } else if (visible.has(name) && schema.inputs().containsKey(name)) {
        inputs.put(name, visible.get(name));
      }
    }
    Map<String, Property> outputs = new LinkedHashMap<>(visible.values());
    stateBefore
        .values()
        .forEach((name, value) -> {
          if (schema.isSecret(name)) {
            outputs.put(name, value);
          } else if (outputs.containsKey(name)) {
            outputs.put(
                name, restoreSecrets(outputs.getOrDefault(name, Property.Null.VALUE), value));
          }
        });
    if (inputsBefore.values().isEmpty()) {
      inputs.put(InputPreparer.DEFAULTS, new Property.Items(java.util.List.of()));
    }
    return new ReadAnswer(secrets.mark(new Fields(outputs)), secrets.mark(new Fields(inputs)));
  }

  /** Puts back nested secrets that the caller's state has and the vendor withholds. */
  private static Property restoreSecrets(Property answered, Property before) {
    if (answered.plain() instanceof Fields now && before.plain() instanceof Fields then) {
      Map<String, Property> merged = new LinkedHashMap<>(now.values());
      then.values()
          .forEach((name, value) -> {
            if (!merged.containsKey(name) && value instanceof Property.Secret) {
              merged.put(name, value);
            } else if (merged.containsKey(name)) {
              merged.put(
                  name, restoreSecrets(merged.getOrDefault(name, Property.Null.VALUE), value));
            }
          });
      return new Fields(merged);
    }
    return answered;
  }

  /** Leaves out what only the simulator knows, such as the number of things in a bucket. */
  private static Fields withoutHidden(Fields outputs) {
    return outputs.map((name, value) -> name.startsWith("$") ? null : value);
  }
}
