package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Optional;

/**
 * Properties whose values together may exist once.
 *
 * @param properties names; a missing value never collides
 * @param reach where a value may exist once
 * @param message the vendor's wording, with {@code %s} for the first value
 */
public record Unique(
    List<String> properties, Reach reach, int httpStatus, String code, String message) {

  /** Where values must differ. */
  public enum Reach {
    REGION,
    ACCOUNT,
    WORLD
  }

  public Unique {
    properties = List.copyOf(properties);
  }

  /**
   * Refuses inputs whose values another object has.
   *
   * @param self the object that is being changed
   * @throws VendorRefusal with the vendor's code
   */
  public void require(Scope scope, TypeRules type, Fields inputs, Optional<CloudObject> self) {
    List<String> wanted = properties.stream().flatMap(p -> inputs.text(p).stream()).toList();
    if (wanted.size() < properties.size()) {
      return;
    }
    List<CloudObject> others =
        switch (reach) {
          case REGION -> scope.all(type.token());
          case ACCOUNT -> scope.inAllRegions(type.token());
          case WORLD -> scope.everywhere(type.token());
        };
    for (CloudObject other : others) {
      boolean same =
          properties.stream()
              .flatMap(p -> other.outputs().text(p).stream())
              .toList()
              .equals(wanted);
      if (same && self.filter(s -> s.key().equals(other.key())).isEmpty()) {
        throw new VendorRefusal(httpStatus, code, message.replace("%s", wanted.getFirst()));
      }
    }
  }
}
