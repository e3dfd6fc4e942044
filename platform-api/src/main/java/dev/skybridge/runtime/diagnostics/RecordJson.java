package dev.skybridge.runtime.diagnostics;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON: their components, and in them texts, numbers, times, enums, records and
 * collections of these. Of anything else only the class is written, never its {@code toString}: a
 * snapshot that holds a secret by accident does not tell it.
 */
final class RecordJson {
  private RecordJson() {}

  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Double number -> number(json, number);
      case Float number -> number(json, number);
      case Number number -> json.writeNumber(number.longValue());
      case Enum<?> constant -> json.writeString(constant.name());
      case Duration duration -> json.writeString(duration.toString());
      case Instant instant -> json.writeString(instant.toString());
      case Optional<?> optional -> write(json, optional.orElse(null));
      case Collection<?> items -> items(json, items);
      case Map<?, ?> map -> map(json, map);
      case Record fields -> fields(json, fields);
      default -> json.writeString(hidden(value));
    }
  }

  /** JSON has no NaN and no infinity. */
  private static void number(JsonGenerator json, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private static void items(JsonGenerator json, Collection<?> items) throws IOException {
    json.writeStartArray();
    for (var item : items) {
      write(json, item);
    }
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (var entry : map.entrySet()) {
      json.writeFieldName(name(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static String name(Object key) {
    return key instanceof String || key instanceof Number || key instanceof Enum<?>
        ? key.toString()
        : hidden(key);
  }

  private static String hidden(Object value) {
    return "(" + value.getClass().getSimpleName() + ")";
  }

  private static void fields(JsonGenerator json, Record fields) throws IOException {
    json.writeStartObject();
    for (var component : fields.getClass().getRecordComponents()) {
      var accessor = component.getAccessor();
      json.writeFieldName(component.getName());
      if (accessor.trySetAccessible()) {
        try {
          write(json, accessor.invoke(fields));
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new IOException(component.getName() + " of a snapshot can't be read", e);
        }
      } else {
        json.writeString("(hidden)");
      }
    }
    json.writeEndObject();
  }
}
