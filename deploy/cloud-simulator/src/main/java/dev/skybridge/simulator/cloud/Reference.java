package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A property that names another object.
 *
 * @param path dotted path of the property; a list names several objects
 * @param target type token of the other object
 * @param by property of the other object that is named; {@code id} for its id
 * @param onDelete what happens to this object's target
 * @param code the vendor's error code when the target does not exist
 * @param message the vendor's wording, with {@code %s} for the value
 */
public record Reference(
    String path, String target, String by, OnDelete onDelete, String code, String message) {

  /** What becomes of a target that is still referred to when it is deleted. */
  public enum OnDelete {
    /** The vendor refuses to delete the target. */
    REFUSES,
    /** This object goes with the target. */
    CASCADES,
    /** Nothing. */
    IGNORES
  }

  /** The ids in a value: one, a list of them, or several in one text with commas between. */
  public static List<String> named(Property value) {
    return value.asTexts().stream().flatMap(text -> Stream.of(text.split(",", -1))).toList();
  }

  /** The object that a value names, in this account. */
  public Optional<CloudObject> resolve(Scope scope, String value) {
    return by.equals("id")
        ? scope.find(target, value)
        : scope.all(target).stream()
            .filter(object -> object.outputs().text(by).filter(value::equals).isPresent())
            .findFirst();
  }

  /** Whether inputs name the object. */
  public boolean names(Fields inputs, CloudObject object) {
    if (!object.type().equals(target)) {
      return false;
    }
    String value = by.equals("id") ? object.id() : object.outputs().textOr(by, object.id());
    return named(inputs.at(path)).contains(value);
  }

  /**
   * Refuses inputs that name objects which do not exist.
   *
   * @throws VendorRefusal with the vendor's code
   */
  public void requireTargets(Scope scope, Fields inputs) {
    for (String value : named(inputs.at(path))) {
      if (resolve(scope, value).isEmpty()) {
        throw new VendorRefusal(400, code, message.replace("%s", value));
      }
    }
  }
}
