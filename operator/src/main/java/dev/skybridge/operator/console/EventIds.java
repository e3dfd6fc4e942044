package dev.skybridge.operator.console;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids of events: they name the process, because another process counts anew.
 *
 * @param process name of the process
 */
record EventIds(String process) {
  private static final int PROCESS_BYTES = 6;

  static EventIds ofThisProcess() {
    var bytes = new byte[PROCESS_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new EventIds(HexFormat.of().formatHex(bytes));
  }

  String id(long position) {
    return process + "." + position;
  }

  /** The position that an id stands for; empty for one of another process, or none. */
  Optional<Long> position(@Nullable String id) {
    if (id == null || !id.startsWith(process + ".")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(id.substring(process.length() + 1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
