package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.cloud.TypeRules.ApiRule;
import dev.skybridge.simulator.cloud.TypeRules.CheckRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rules that many types share. A value that is missing or not known yet satisfies all of them. */
public final class Constraints {

  private Constraints() {}

  /** Text must match a pattern as a whole. */
  public static CheckRule pattern(String property, String pattern, String reason) {
    return (inputs, report) -> {
      if (inputs.text(property).filter(text -> !text.matches(pattern)).isPresent()) {
        report.accept(property, reason);
      }
    };
  }

  /** Text must have a length. */
  public static CheckRule length(String property, int min, int max) {
    return (inputs, report) -> {
      if (inputs
          .text(property)
          .filter(text -> text.length() < min || text.length() > max)
          .isPresent()) {
        report.accept(
            property,
            "expected length of " + property + " to be in the range (" + min + " - " + max + ")");
      }
    };
  }

  /** A number must be in a range. */
  public static CheckRule range(String property, double min, double max) {
    return (inputs, report) -> {
      OptionalDouble number = inputs.number(property);
      if (number.isPresent() && (number.getAsDouble() < min || number.getAsDouble() > max)) {
        report.accept(
            property,
            "expected "
                + property
                + " to be in the range ("
                + (long) min
                + " - "
                + (long) max
                + ")");
      }
    };
  }

  /** Text must be a block of addresses with a prefix in a range. */
  public static CheckRule cidr(String property, int minPrefix, int maxPrefix) {
    return (inputs, report) ->
        inputs
            .text(property)
            .ifPresent(text -> {
              Optional<Cidr> block = Cidr.parse(text);
              if (block.isEmpty()) {
                report.accept(property, "\"" + text + "\" is not a valid CIDR block");
              } else if (block.get().prefixLength() < minPrefix
                  || block.get().prefixLength() > maxPrefix) {
                report.accept(
                    property,
                    "expected \""
                        + text
                        + "\" to contain a network Value with between "
                        + minPrefix
                        + " and "
                        + maxPrefix
                        + " significant bits");
              }
            });
  }

  /** At least one of the properties must be there. */
  public static CheckRule anyOf(String... properties) {
    return (inputs, report) -> {
      if (List.of(properties).stream().allMatch(p -> inputs.get(p).isNull())) {
        report.accept(
            properties[0], "one of `" + String.join(",", properties) + "` must be specified");
      }
    };
  }

  /** At most one of the properties may be there. */
  public static CheckRule conflict(String... properties) {
    return (inputs, report) -> {
      List<String> present =
          List.of(properties).stream().filter(p -> !inputs.get(p).isNull()).toList();
      if (present.size() > 1) {
        report.accept(
            present.getFirst(),
            "Conflicting configuration arguments: \""
                + present.get(0)
                + "\": conflicts with "
                + present.get(1));
      }
    };
  }

  /** A property must be there when another has a value. */
  public static CheckRule requiredWith(String property, String other) {
    return (inputs, report) -> {
      if (!inputs.get(other).isNull() && inputs.get(property).isNull()) {
        report.accept(property, "\"" + other + "\": all of `" + property + "` must be specified");
      }
    };
  }

  /**
   * The block of a part must lie inside the block of its whole, and must not overlap the block of a
   * sibling.
   */
  public static ApiRule blockInside(
      String property,
      Reference whole,
      String wholeProperty,
      String siblingType,
      Refusals refusals) {
    return (scope, inputs, self) -> {
      Optional<Cidr> block = inputs.text(property).flatMap(Cidr::parse);
      Optional<String> wholeId = inputs.text(whole.path());
      if (block.isEmpty() || wholeId.isEmpty()) {
        return;
      }
      Optional<Cidr> outer =
          whole
              .resolve(scope, wholeId.get())
              .flatMap(o -> o.outputs().text(wholeProperty))
              .flatMap(Cidr::parse);
      if (outer.isPresent() && !outer.get().contains(block.get())) {
        throw refusals.outside(inputs.textOr(property, ""));
      }
      scope.all(siblingType).stream()
          .filter(sibling -> self.filter(s -> s.key().equals(sibling.key())).isEmpty())
          .filter(sibling -> sibling.outputs().text(whole.path()).equals(wholeId))
          .flatMap(sibling -> sibling.outputs().text(property).flatMap(Cidr::parse).stream())
          .filter(block.get()::overlaps)
          .findFirst()
          .ifPresent(_ -> {
            throw refusals.overlap(inputs.textOr(property, ""));
          });
    };
  }

  /** The vendor's two refusals of a block. */
  public interface Refusals {
    /** The block is not inside. */
    VendorRefusal outside(String block);

    /** The block overlaps a sibling's. */
    VendorRefusal overlap(String block);
  }
}
