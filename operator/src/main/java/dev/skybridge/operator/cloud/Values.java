package dev.skybridge.operator.cloud;

import dev.skybridge.model.PropertyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nested inputs, and reading inputs back. */
public final class Values {
  private Values() {}

  /** An object of strings. */
  public static PropertyValue texts(Map<String, String> texts) {
    var entries = new HashMap<String, PropertyValue>();
    texts.forEach((key, value) -> entries.put(key, PropertyValue.of(value)));
    return PropertyValue.map(entries);
  }

  /** A list of strings. */
  public static PropertyValue textList(String... texts) {
    return PropertyValue.texts(List.of(texts));
  }

  /** The input's text; empty where it is missing, not a string, or blank. */
  public static Optional<String> text(Map<String, PropertyValue> inputs, String name) {
    return inputs.get(name) instanceof PropertyValue.Text(String value) && !value.isBlank()
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The ownership tags that together name one object, as far as they are among {@code tags}. */
  public static Optional<Map<String, PropertyValue>> identity(PropertyValue tags) {
    if (!(tags instanceof PropertyValue.MapOf(Map<String, PropertyValue> entries))) {
      return Optional.empty();
    }
    var stack = text(entries, OwnershipTags.STACK);
    var name = text(entries, OwnershipTags.URN_NAME);
    if (stack.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(
            OwnershipTags.STACK, PropertyValue.of(stack.get()),
            OwnershipTags.URN_NAME, PropertyValue.of(name.get())));
  }
}
