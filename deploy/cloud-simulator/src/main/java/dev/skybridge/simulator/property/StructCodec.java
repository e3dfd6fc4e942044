package dev.skybridge.simulator.property;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates between the protocol's {@code google.protobuf.Struct} and {@link Property}. The
 * signature keys and the marks for unknown values are those of the Pulumi engine (its {@code
 * sdk/go/common/resource} package documents them).
 */
public final class StructCodec {

  /** Key under which a special object says what it is. */
  public static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  /** Signature of a secret. */
  public static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
  private static final String UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  private static final Set<String> UNKNOWNS =
      Set.of(
          UNKNOWN_TEXT,
          "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
          "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
          "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
          "030794c1-ac77-496b-92df-f27374a8bd58",
          "e48ece36-62e2-4504-bad9-02848725956a",
          "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

  private StructCodec() {}

  /** Reads a struct. */
  public static Fields read(Struct struct) {
    Map<String, Property> values = new java.util.LinkedHashMap<>();
    struct.getFieldsMap().forEach((name, value) -> values.put(name, read(value)));
    return new Fields(values);
  }

  private static Property read(Value value) {
    return switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> Property.Null.VALUE;
      case BOOL_VALUE -> Property.of(value.getBoolValue());
      case NUMBER_VALUE -> Property.of(value.getNumberValue());
      case STRING_VALUE ->
          UNKNOWNS.contains(value.getStringValue())
              ? Property.Unknown.VALUE
              : Property.of(value.getStringValue());
      case LIST_VALUE ->
          new Property.Items(
              value.getListValue().getValuesList().stream().map(StructCodec::read).toList());
      case STRUCT_VALUE -> readObject(value.getStructValue());
    };
  }

  private static Property readObject(Struct struct) {
    Map<String, Value> values = struct.getFieldsMap();
    String signature = values.getOrDefault(SIGNATURE, Value.getDefaultInstance()).getStringValue();
    return switch (signature) {
      case SECRET -> secret(read(values.getOrDefault("value", Value.getDefaultInstance())));
      case OUTPUT -> {
        Property inner =
            values.containsKey("value")
                ? read(values.getOrDefault("value", Value.getDefaultInstance()))
                : Property.Unknown.VALUE;
        yield values.getOrDefault("secret", Value.getDefaultInstance()).getBoolValue()
            ? secret(inner)
            : inner;
      }
      case REFERENCE -> read(values.getOrDefault("id", Value.getDefaultInstance()));
      default -> read(struct);
    };
  }

  private static Property secret(Property value) {
    return value instanceof Property.Secret ? value : new Property.Secret(value);
  }

  /**
   * Writes a struct.
   *
   * @param keepSecrets whether the other side understands secret markers; otherwise the plain
   *     values are written
   */
  public static Struct write(Fields fields, boolean keepSecrets) {
    Struct.Builder struct = Struct.newBuilder();
    fields.values().forEach((name, value) -> struct.putFields(name, write(value, keepSecrets)));
    return struct.build();
  }

  private static Value write(Property property, boolean keepSecrets) {
    Value.Builder value = Value.newBuilder();
    return switch (property) {
      case Property.Null _ -> value.setNullValue(NullValue.NULL_VALUE).build();
      case Property.Text(String text) -> value.setStringValue(text).build();
      case Property.Num(double number) -> value.setNumberValue(number).build();
      case Property.Bool(boolean truth) -> value.setBoolValue(truth).build();
      case Property.Unknown _ -> value.setStringValue(UNKNOWN_TEXT).build();
      case Property.Items(List<Property> items) ->
          value
              .setListValue(
                  ListValue.newBuilder()
                      .addAllValues(items.stream().map(item -> write(item, keepSecrets)).toList()))
              .build();
      case Fields fields -> value.setStructValue(write(fields, keepSecrets)).build();
      case Property.Secret(Property inner) ->
          keepSecrets
              ? value
                  .setStructValue(
                      Struct.newBuilder()
                          .putFields(SIGNATURE, Value.newBuilder().setStringValue(SECRET).build())
                          .putFields("value", write(inner, true)))
                  .build()
              : write(inner, false);
    };
  }
}
