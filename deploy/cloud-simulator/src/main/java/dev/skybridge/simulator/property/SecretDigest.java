package dev.skybridge.simulator.property;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Marks the values that vendors never show, and replaces them by a SHA-256 digest in the state: it
 * can tell a changed password without holding it.
 *
 * @param isSecret which top-level names are secret; nested passwords are secret by their name
 */
public record SecretDigest(Predicate<String> isSecret) {

  private static final Set<String> NESTED =
      Set.of("password", "rootPassword", "accountPassword", "authToken");

  /** The properties with the vendor's secrets marked. */
  public Fields mark(Fields fields) {
    return fields.map((name, value) ->
        isSecret.test(name) && !value.isNull() ? secret(value) : markNested(value));
  }

  private static Property markNested(Property property) {
    return switch (property) {
      case Fields nested ->
          nested.map((name, value) ->
              NESTED.contains(name) && !value.isNull() ? secret(value) : markNested(value));
      case Property.Items(List<Property> items) ->
          new Property.Items(items.stream().map(SecretDigest::markNested).toList());
      case Property.Null _,
          Property.Text _,
          Property.Num _,
          Property.Bool _,
          Property.Unknown _,
          Property.Secret _ ->
          property;
    };
  }

  private static Property secret(Property value) {
    return value instanceof Property.Secret ? value : new Property.Secret(value);
  }

  /** The properties with the vendor's secrets replaced by digests. */
  public Fields digest(Fields fields) {
    return mark(fields)
        .map((name, value) -> isSecret.test(name) ? hashed(value) : digestNested(value));
  }

  private static Property digestNested(Property property) {
    return switch (property) {
      case Fields nested ->
          nested.map((name, value) -> NESTED.contains(name) ? hashed(value) : digestNested(value));
      case Property.Items(List<Property> items) ->
          new Property.Items(items.stream().map(SecretDigest::digestNested).toList());
      case Property.Null _,
          Property.Text _,
          Property.Num _,
          Property.Bool _,
          Property.Unknown _,
          Property.Secret _ ->
          property;
    };
  }

  /** The properties without the vendor's secrets, as a vendor answers them. */
  public Fields withhold(Fields fields) {
    return fields.map((name, value) -> isSecret.test(name) ? null : withholdNested(value));
  }

  private static Property withholdNested(Property property) {
    return switch (property) {
      case Fields nested ->
          nested.map((name, value) -> NESTED.contains(name) ? null : withholdNested(value));
      case Property.Items(List<Property> items) ->
          new Property.Items(items.stream().map(SecretDigest::withholdNested).toList());
      case Property.Null _,
          Property.Text _,
          Property.Num _,
          Property.Bool _,
          Property.Unknown _,
          Property.Secret _ ->
          property;
    };
  }

  private static Property hashed(Property property) {
    if (property.isNull() || property.hasUnknown()) {
      return property;
    }
    try {
      byte[] bytes = property.plain().toString().getBytes(StandardCharsets.UTF_8);
      return new Property.Secret(
          Property.of(
              "sha256:"
                  + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
