package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.PropertyValue.OutputOf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Property values on the engine's wire. Secrets are objects with a signature, values that are not
 * known yet are a fixed text (both: {@code sdk/go/common/resource/plugin/rpc.go} of the engine).
 */
final class PropertyCodec {
  /** Key of the signature in an object that is not a plain object. */
  static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  /** Signature of a secret. */
  static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  /** Stands for a value that is known only after an update. */
  static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private static final String VALUE = "value";

  private PropertyCodec() {}

  /** The wire form; {@code outputs} answers for references. */
  static Value encode(PropertyValue value, Function<OutputOf, Value> outputs) {
    return switch (value) {
      case PropertyValue.Text text -> text(text.value());
      case PropertyValue.Numeric number ->
          Value.newBuilder().setNumberValue(number.value()).build();
      case PropertyValue.Bool bool -> Value.newBuilder().setBoolValue(bool.value()).build();
      case PropertyValue.ListOf list -> {
        var values = ListValue.newBuilder();
        list.values().forEach(element -> values.addValues(encode(element, outputs)));
        yield Value.newBuilder().setListValue(values).build();
      }
      case PropertyValue.MapOf map ->
          Value.newBuilder().setStructValue(encode(map.entries(), outputs)).build();
      case PropertyValue.Secret secret -> secret(text(secret.value().reveal()));
      case OutputOf output -> outputs.apply(output);
      case PropertyValue.Joined joined ->
          join(
              joined.parts().stream().map(part -> encode(part, outputs)).toList(),
              joined.separator());
    };
  }

  /** Unknown if a part is, and secret if one is. */
  private static Value join(List<Value> parts, String separator) {
    if (parts.stream().anyMatch(part -> reveal(part).getStringValue().equals(UNKNOWN))) {
      return unknown();
    }
    var joined =
        text(
            parts.stream()
                .map(part -> reveal(part).getStringValue())
                .collect(Collectors.joining(separator)));
    return parts.stream().anyMatch(PropertyCodec::isSecret) ? secret(joined) : joined;
  }

  /** The wire form of an object. */
  static Struct encode(Map<String, PropertyValue> entries, Function<OutputOf, Value> outputs) {
    var struct = Struct.newBuilder();
    entries.forEach((key, value) -> struct.putFields(key, encode(value, outputs)));
    return struct.build();
  }

  /** A string. */
  static Value text(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }

  /** A value that the engine encrypts in its state. */
  static Value secret(Value value) {
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder().putFields(SIGNATURE, text(SECRET)).putFields(VALUE, value))
        .build();
  }

  /** A value that is known only after an update. */
  static Value unknown() {
    return text(UNKNOWN);
  }

  /** Whether the value itself is a secret. */
  static boolean isSecret(Value value) {
    return value.hasStructValue()
        && SECRET.equals(
            value.getStructValue().getFieldsOrDefault(SIGNATURE, NULL).getStringValue());
  }

  private static final Value NULL = Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();

  /** The value without the marks of secrets, at any depth. */
  static Value reveal(Value value) {
    if (isSecret(value)) {
      return reveal(value.getStructValue().getFieldsOrDefault(VALUE, NULL));
    }
    return switch (value.getKindCase()) {
      case STRUCT_VALUE ->
          Value.newBuilder().setStructValue(reveal(value.getStructValue())).build();
      case LIST_VALUE -> {
        var values = ListValue.newBuilder();
        value.getListValue().getValuesList().forEach(each -> values.addValues(reveal(each)));
        yield Value.newBuilder().setListValue(values).build();
      }
      case NULL_VALUE, NUMBER_VALUE, STRING_VALUE, BOOL_VALUE, KIND_NOT_SET -> value;
    };
  }

  /** The object without the marks of secrets, at any depth. */
  static Struct reveal(Struct struct) {
    var plain = Struct.newBuilder();
    struct.getFieldsMap().forEach((key, value) -> plain.putFields(key, reveal(value)));
    return plain.build();
  }

  /** Whether a secret stands anywhere in the value. */
  static boolean holdsSecret(Value value) {
    if (isSecret(value)) {
      return true;
    }
    return switch (value.getKindCase()) {
      case STRUCT_VALUE ->
          value.getStructValue().getFieldsMap().values().stream()
              .anyMatch(PropertyCodec::holdsSecret);
      case LIST_VALUE ->
          value.getListValue().getValuesList().stream().anyMatch(PropertyCodec::holdsSecret);
      case NULL_VALUE, NUMBER_VALUE, STRING_VALUE, BOOL_VALUE, KIND_NOT_SET -> false;
    };
  }

  /** The value as our model has it; a null has no counterpart. */
  static Optional<PropertyValue> decode(Value value) {
    if (isSecret(value)) {
      var inner = value.getStructValue().getFieldsOrDefault(VALUE, NULL);
      return Optional.of(
          new PropertyValue.Secret(dev.skybridge.model.SecretText.of(inner.getStringValue())));
    }
    return switch (value.getKindCase()) {
      case STRING_VALUE -> Optional.of(PropertyValue.of(value.getStringValue()));
      case NUMBER_VALUE -> Optional.of(PropertyValue.of(value.getNumberValue()));
      case BOOL_VALUE -> Optional.of(PropertyValue.of(value.getBoolValue()));
      case LIST_VALUE ->
          Optional.of(
              new PropertyValue.ListOf(
                  value.getListValue().getValuesList().stream()
                      .map(PropertyCodec::decode)
                      .flatMap(Optional::stream)
                      .toList()));
      case STRUCT_VALUE -> Optional.of(PropertyValue.map(decode(value.getStructValue())));
      case NULL_VALUE, KIND_NOT_SET -> Optional.empty();
    };
  }

  /** The object as our model has it, without what is null. */
  static Map<String, PropertyValue> decode(Struct struct) {
    return struct.getFieldsMap().entrySet().stream()
        .filter(entry -> decode(entry.getValue()).isPresent())
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> decode(entry.getValue()).orElseThrow()));
  }

  /** The value as text for a person or an environment variable; empty for a secret or nothing. */
  static Optional<String> plainText(Value value) {
    if (holdsSecret(value) || UNKNOWN.equals(value.getStringValue())) {
      return Optional.empty();
    }
    return switch (value.getKindCase()) {
      case STRING_VALUE -> Optional.of(value.getStringValue());
      case NUMBER_VALUE ->
          Optional.of(
              BigDecimal.valueOf(value.getNumberValue()).stripTrailingZeros().toPlainString());
      case BOOL_VALUE -> Optional.of(Boolean.toString(value.getBoolValue()));
      case LIST_VALUE ->
          Optional.of(
              value.getListValue().getValuesList().stream()
                  .flatMap(each -> plainText(each).stream())
                  .collect(Collectors.joining(",")));
      case STRUCT_VALUE, NULL_VALUE, KIND_NOT_SET -> Optional.empty();
    };
  }
}
