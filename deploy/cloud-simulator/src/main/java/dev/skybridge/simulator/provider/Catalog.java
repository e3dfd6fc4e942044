package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.property.SecretDigest;
import dev.skybridge.simulator.schema.FunctionSchema;
import dev.skybridge.simulator.schema.InputChecker;
import dev.skybridge.simulator.schema.Kind;
import dev.skybridge.simulator.schema.PackageSchema;
import dev.skybridge.simulator.schema.ResourceSchema;
import dev.skybridge.simulator.state.StateStore;
import dev.skybridge.simulator.vendor.Vendor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one cloud offers: published property lists and the rules behind them. */
public final class Catalog {

  /** The engine asked for a type or function that this cloud does not offer. */
  public static final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOffered(String what, String token, Collection<String> offered) {
      super(
          "the simulated cloud offers no "
              + what
              + " "
              + token
              + "; it offers "
              + new TreeSet<>(offered),
          null,
          false,
          false);
    }
  }

  private final Vendor vendor;
  private final PackageSchema schemas;
  private final StateStore store;
  private final Map<String, TypeRules> types = new LinkedHashMap<>();
  private final Map<String, FunctionRules> functions = new LinkedHashMap<>();

  /**
   * Joins rules and lists.
   *
   * @throws IllegalStateException when a type or function has rules but no published list, or the
   *     other way round
   */
  public Catalog(Vendor vendor, PackageSchema schemas, StateStore store) {
    this.vendor = vendor;
    this.schemas = schemas;
    this.store = store;
    vendor.types().forEach(type -> types.put(type.token(), type));
    vendor.functions().forEach(function -> functions.put(function.token(), function));
    if (!types.keySet().equals(schemas.resources().keySet())
        || !functions.keySet().equals(schemas.functions().keySet())) {
      throw new IllegalStateException(
          "rules and published lists of " + vendor.name() + " differ: " + differences());
    }
  }

  private List<String> differences() {
    TreeSet<String> different = new TreeSet<>(types.keySet());
    different.addAll(functions.keySet());
    TreeSet<String> published = new TreeSet<>(schemas.resources().keySet());
    published.addAll(schemas.functions().keySet());
    TreeSet<String> common = new TreeSet<>(different);
    common.retainAll(published);
    different.addAll(published);
    different.removeAll(common);
    return List.copyOf(different);
  }

  /** The cloud. */
  public Vendor vendor() {
    return vendor;
  }

  /** Published lists. */
  public PackageSchema schemas() {
    return schemas;
  }

  /** The cloud's state. */
  public StateStore store() {
    return store;
  }

  /** All types. */
  public Collection<TypeRules> types() {
    return types.values();
  }

  /** Whether there is such a type. */
  public boolean offers(String token) {
    return types.containsKey(token);
  }

  /** Rules of a type. */
  public TypeRules type(String token) {
    TypeRules type = types.get(token);
    if (type == null) {
      throw new NotOffered("type", token, types.keySet());
    }
    return type;
  }

  /** Published lists of a type. */
  public ResourceSchema schema(String token) {
    ResourceSchema schema = schemas.resources().get(token);
    if (schema == null) {
      throw new NotOffered("type", token, types.keySet());
    }
    return schema;
  }

  /** Rules of a function. */
  public FunctionRules function(String token) {
    FunctionRules function = functions.get(token);
    if (function == null) {
      throw new NotOffered("function", token, functions.keySet());
    }
    return function;
  }

  /** Published lists of a function. */
  public FunctionSchema functionSchema(String token) {
    FunctionSchema function = schemas.functions().get(token);
    if (function == null) {
      throw new NotOffered("function", token, functions.keySet());
    }
    return function;
  }

  /** Checks against published lists. */
  public InputChecker checker() {
    return new InputChecker(schemas.types());
  }

  /** Secrets of a type. */
  public SecretDigest secrets(String token) {
    return new SecretDigest(schema(token)::isSecret);
  }

  /**
   * Everything the cloud tells about an object: what was asked for, what it adds, and an empty
   * value for each published property that does not matter here.
   */
  public Fields outputs(Scope scope, TypeRules type, String id, Fields inputs) {
    ResourceSchema schema = schema(type.token());
    Fields computed = type.computed().compute(scope, id, inputs);
    Map<String, Property> outputs = new LinkedHashMap<>();
    new TreeMap<>(schema.computed()).forEach((name, kind) -> outputs.put(name, empty(kind)));
    computed
        .values()
        .forEach((name, value) -> {
          if (schema.publishes(name)) {
            outputs.put(name, value);
          }
        });
    outputs.putAll(inputs.withoutNulls().values());
    return new Fields(outputs);
  }

  private static Property empty(Kind kind) {
    return switch (kind) {
      case Kind.ListOf _ -> new Property.Items(List.of());
      case Kind.MapOf _, Kind.ObjectOf _ -> Fields.EMPTY;
      case Kind.Scalar scalar ->
          switch (scalar) {
            case STRING, ANY -> Property.of("");
            case INTEGER, NUMBER -> Property.of(0);
            case BOOLEAN -> Property.of(false);
          };
    };
  }

  /** A name for messages and the journal where there is no id yet. */
  public String subject(TypeRules type, Fields inputs) {
    return type.autoName()
        .flatMap(name -> inputs.text(name.property()))
        .or(() -> inputs.text("name"))
        .orElse("");
  }
}
