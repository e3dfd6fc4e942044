package dev.skybridge.operator.stack;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * SHA-256 over a canonical form of a graph: equal graphs have equal hashes whatever order they were
 * built in.
 */
final class GraphHash {
  private GraphHash() {}

  static String of(ResourceGraph graph, String region) {
    var text =
        new StringBuilder(graph.provider().packageName()).append('\n').append(region).append('\n');
    graph.resources().stream()
        .sorted(Comparator.comparing(CloudResource::name))
        .forEach(resource -> append(text, resource));
    append(text, graph.outputs());
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what a program asks for: it is the commit that says so. */
  static String of(ProgramSource program, Provider provider, String region) {
    var text =
        new StringBuilder(provider.packageName()).append('\n').append(region).append("\nprogram\n");
    quote(text, program.repository());
    quote(text, program.commit());
    quote(text, program.path());
    quote(text, Objects.requireNonNullElse(program.mainClass(), ""));
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void append(StringBuilder text, CloudResource resource) {
    quote(text, resource.name());
    quote(text, resource.type());
    resource.dependsOn().stream().sorted().forEach(name -> quote(text, name));
    resource.ignoreChanges().stream().sorted().forEach(name -> quote(text, name));
    text.append(resource.protection());
    append(text, resource.origin());
    append(text, resource.inputs());
    text.append('\n');
  }

  /** Nothing for what is made, so that its graphs keep the hashes that they had. */
  private static void append(StringBuilder text, Origin origin) {
    switch (origin) {
      case Origin.Made _ -> {}
      case Origin.TakenOver(String id) -> {
        text.append('!');
        quote(text, id);
      }
      case Origin.Observed(String id) -> {
        text.append('=');
        quote(text, id);
      }
    }
  }

  private static void append(StringBuilder text, Map<String, PropertyValue> values) {
    text.append('{');
    new TreeMap<>(values)
        .forEach((key, value) -> {
          quote(text, key);
          append(text, value);
        });
    text.append('}');
  }

  private static void append(StringBuilder text, PropertyValue value) {
    switch (value) {
      case PropertyValue.Text t -> quote(text, t.value());
      case PropertyValue.Numeric n -> text.append('#').append(n.value());
      case PropertyValue.Bool b -> text.append('?').append(b.value());
      case PropertyValue.Secret s -> {
        text.append('*');
        quote(text, s.value().reveal());
      }
      case PropertyValue.OutputOf o -> {
        text.append('@');
        quote(text, o.resource());
        quote(text, o.property());
      }
      case PropertyValue.Joined j -> {
        text.append('+');
        quote(text, j.separator());
        j.parts().forEach(part -> append(text, part));
        text.append('.');
      }
      case PropertyValue.MapOf m -> append(text, m.entries());
      case PropertyValue.ListOf l -> {
        text.append('[');
        l.values().forEach(element -> append(text, element));
        text.append(']');
      }
    }
  }

  /** Length first, so that no two different sequences read the same. */
  private static void quote(StringBuilder text, String value) {
    text.append(value.length()).append(':').append(value);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
