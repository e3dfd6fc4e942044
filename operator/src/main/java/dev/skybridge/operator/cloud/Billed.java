package dev.skybridge.operator.cloud;

import dev.skybridge.model.Charge;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.ResourceGraph;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource whose inputs tell what the vendor bills for it.
 *
 * @param graph that it stands in
 */
public record Billed(CloudResource resource, ResourceGraph graph) {
  /** A SKU that no price list has, for a size that the vendor keeps and nobody asked for. */
  private static final String AS_FOUND = "(as it was found)";

  /** The charges of all that is made or taken over. What is only read is billed to others. */
  public static List<Charge> all(ResourceGraph graph, Function<Billed, Stream<Charge>> charges) {
    return graph.resources().stream()
        .filter(resource -> !resource.isObserved())
        .flatMap(resource -> charges.apply(new Billed(resource, graph)))
        .toList();
  }

  /** So many of a SKU. */
  public Charge charge(String sku, long quantity) {
    return new Charge(resource.name(), sku, quantity);
  }

  /** An input that is text. */
  public String text(String input) {
    return Values.text(resource.inputs(), input).orElse(AS_FOUND);
  }

  /** The first of an input that is a list of texts. */
  public String first(String input) {
    return resource.inputs().get(input) instanceof PropertyValue.ListOf(var values)
            && !values.isEmpty()
            && values.getFirst() instanceof PropertyValue.Text(var text)
        ? text
        : AS_FOUND;
  }

  /** A text within an input that is an object. */
  public String text(String input, String within) {
    return Values.text(entries(input), within).orElse(AS_FOUND);
  }

  /** An input that is a whole number, 0 where it is not given. */
  public long number(String input) {
    return whole(resource.inputs().get(input));
  }

  /** A whole number within an input that is an object, 0 where it is not given. */
  public long number(String input, String within) {
    return whole(entries(input).get(within));
  }

  /** Whether an input is given and true. */
  public boolean is(String input) {
    return resource.inputs().get(input) instanceof PropertyValue.Bool(var value) && value;
  }

  /** The resource of a type that serves the same resource of the application. */
  public Billed beside(String type) {
    return graph.resources().stream()
        .filter(other -> other.type().equals(type) && other.owner().equals(resource.owner()))
        .findFirst()
        .map(other -> new Billed(other, graph))
        .orElseThrow(() -> new IllegalStateException("no " + type + " beside " + resource.name()));
  }

  private Map<String, PropertyValue> entries(String input) {
    return resource.inputs().get(input) instanceof PropertyValue.MapOf(var entries)
        ? entries
        : Map.of();
  }

  private static long whole(@Nullable PropertyValue value) {
    return value instanceof PropertyValue.Numeric(var number) ? (long) number : 0;
  }
}
