package dev.skybridge.operator.application;

import dev.skybridge.model.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the code in a condition back to the constant. */
final class Reasons {
  private static final Map<String, Reason> BY_CODE =
      Arrays.stream(Reason.values())
          .collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

  private Reasons() {}

  /** The constant; {@link Reason#IN_PROGRESS} for a code that an older or newer version wrote. */
  static Reason ofCode(String code) {
    return BY_CODE.getOrDefault(code, Reason.IN_PROGRESS);
  }
}
