package dev.skybridge.operator.traffic;

import dev.skybridge.crd.TrafficSpec;
import java.util.Optional;

/** What a placement would find if it were to write next. */
sealed interface Takeover {
  /**
   * All that was written.
   *
   * @param found copy that has it; empty where it is in its database already
   */
  record Whole(Optional<LeaseData.Copy> found) implements Takeover {}

  /**
   * What is in a copy.
   *
   * @param copy that is on hand
   * @param missing what is not in it
   */
  record Partial(LeaseData.Copy copy, Loss missing) implements Takeover {}

  /**
   * Nobody knows.
   *
   * @param from placement that wrote
   */
  record Unknown(String from) implements Takeover {}

  /** What it would find. Pure. */
  static Takeover of(TrafficSpec traffic, WriterLease lease, String to) {
    var data = lease.data();
    var from = data.wrote().map(LeaseData.Wrote::by).or(lease::holder);
    if (traffic.sharesData() || from.isEmpty() || from.get().equals(to)) {
      return new Whole(Optional.empty());
    }
    if (traffic.copies() == null || data.copy().isEmpty() || data.wrote().isEmpty()) {
      return new Unknown(from.get());
    }
    var copy = data.copy().get();
    var wrote = data.wrote().get();
    return copy.isAllOf(wrote)
        ? new Whole(Optional.of(copy))
        : new Partial(copy, Loss.of(wrote, copy));
  }

  /** What has to be put in place before it writes. */
  default Optional<LeaseData.Copy> restore() {
    return switch (this) {
      case Whole(var restore) -> restore;
      case Partial(var copy, var _) -> Optional.of(copy);
      case Unknown _ -> Optional.empty();
    };
  }

  /** What it would not find; empty where that is nothing, or not known. */
  default Optional<Loss> loss() {
    return switch (this) {
      case Partial(var _, var loss) -> Optional.of(loss);
      case Whole _, Unknown _ -> Optional.empty();
    };
  }

  /** Whether it may write without a person's word, as far as the data goes. */
  default boolean isAllowed(TrafficSpec traffic) {
    return switch (this) {
      case Whole _ -> true;
      case Partial(var _, var loss) ->
          Optional.ofNullable(traffic.copies())
              .flatMap(copies -> copies.lossAllowed())
              .filter(most -> loss.window().compareTo(most) <= 0)
              .isPresent();
      case Unknown _ -> false;
    };
  }
}
