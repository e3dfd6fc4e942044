package dev.skybridge.simulator.schema;

/** Kind of a property, as the vendor's package declares it. */
public sealed interface Kind {

  /** A scalar. */
  enum Scalar implements Kind {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    ANY
  }

  /** A list. */
  record ListOf(Kind element) implements Kind {}

  /** A map from text. */
  record MapOf(Kind element) implements Kind {}

  /** Nested properties; the name is a key of {@link PackageSchema#types()}. */
  record ObjectOf(String type) implements Kind {}

  /**
   * Parses the notation of the schema files: {@code string}, {@code list(K)}, {@code map(K)},
   * {@code object(NAME)}.
   */
  static Kind parse(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return Scalar.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }
    String inner = text.substring(open + 1, text.length() - 1);
    return switch (text.substring(0, open)) {
      case "list" -> new ListOf(parse(inner));
      case "map" -> new MapOf(parse(inner));
      case "object" -> new ObjectOf(inner);
      default -> throw new IllegalArgumentException("unknown kind " + text);
    };
  }
}
