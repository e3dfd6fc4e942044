package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.schema.ResourceSchema;
import dev.skybridge.simulator.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a provider does with inputs before they are planned: defaults, a name where there is none,
 * checks.
 */
public final class InputPreparer {

  /** Name under which bridged providers list the inputs that they filled in. */
  public static final String DEFAULTS = "__defaults";

  /** Inputs as they will be planned, and why they are refused. */
  public record Prepared(Fields inputs, List<Violation> violations) {
    public Prepared {
      violations = List.copyOf(violations);
    }
  }

  /** How the program's user wants names to be made; the engine sends it along. */
  public enum Naming {
    BY_PROVIDER,
    PROPOSED,
    NONE
  }

  private final Catalog catalog;

  public InputPreparer(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Prepares inputs.
   *
   * @param resourceName the resource's name in the program
   * @param proposedName the name to give with {@link Naming#PROPOSED}
   */
  public Prepared prepare(
      String token,
      String resourceName,
      Fields olds,
      Fields news,
      RandomGenerator random,
      Naming naming,
      String proposedName) {
    TypeRules type = catalog.type(token);
    ResourceSchema schema = catalog.schema(token);
    Fields inputs = clean(news);
    List<Property> defaults = new ArrayList<>();
    for (var entry : new java.util.TreeMap<>(schema.inputs()).entrySet()) {
      Optional<Property> value = entry.getValue().defaultsTo();
      if (value.isPresent() && inputs.get(entry.getKey()).isNull()) {
        inputs = inputs.with(entry.getKey(), value.get());
        defaults.add(Property.of(entry.getKey()));
      }
    }
    Optional<AutoName> autoName = type.autoName();
    if (autoName.isPresent() && naming != Naming.NONE && lacksName(autoName.get(), inputs)) {
      String property = autoName.get().property();
      Optional<String> old = olds.text(property);
      String name =
          old.orElseGet(() ->
              naming == Naming.PROPOSED ? proposedName : autoName.get().make(resourceName, random));
      inputs = inputs.with(property, Property.of(name));
      defaults.add(Property.of(property));
    }
    List<Violation> violations = violations(type, schema, inputs);
    Fields marked =
        catalog.secrets(token).mark(inputs).with(DEFAULTS, new Property.Items(defaults));
    return new Prepared(marked, violations);
  }

  private static boolean lacksName(AutoName rule, Fields inputs) {
    return inputs.get(rule.property()).isNull()
        && rule.unless().filter(other -> !inputs.get(other).isNull()).isEmpty();
  }

  /** All reasons to refuse inputs. */
  public List<Violation> violations(TypeRules type, ResourceSchema schema, Fields inputs) {
    List<Violation> violations = new ArrayList<>(catalog.checker().check(schema.inputs(), inputs));
    type.checks()
        .forEach(rule ->
            rule.check(
                inputs, (property, reason) -> violations.add(new Violation(property, reason))));
    return violations;
  }

  /** Inputs without what only engine and provider tell each other, and without nulls. */
  public static Fields clean(Fields inputs) {
    return inputs.map((name, value) -> name.startsWith("__") || value.isNull() ? null : value);
  }
}
