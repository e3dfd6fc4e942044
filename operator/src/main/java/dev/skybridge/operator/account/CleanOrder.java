package dev.skybridge.operator.account;

import dev.skybridge.model.CloudKind;
import dev.skybridge.model.LastCopy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry of the annotation that asks to delete orphans: {@code INSTANCE i-0a1, DATABASE pgm-7
 * without-copy}. Nothing stands for "all": a person names each object. An entry that begins with
 * {@code @} means nothing, and tells a request from an earlier one for the same objects.
 */
sealed interface CleanOrder {
  /** Entries that one request may have; one with more is not carried out at all. */
  int MOST = 20;

  /** The entry, for a person. */
  String words();

  /**
   * An object.
   *
   * @param kind its kind
   * @param id the vendor's
   * @param copy what is to be left of a database
   */
  record Named(CloudKind kind, String id, LastCopy copy) implements CleanOrder {
    @Override
    public String words() {
      return kind + " " + id;
    }
  }

  /**
   * Something that names no object.
   *
   * @param words the entry as it stands
   */
  record Unreadable(String words) implements CleanOrder {}

  /** Reads an annotation; what is named twice counts once, as it stands first. */
  static List<CleanOrder> parse(String value) {
    var orders = new ArrayList<CleanOrder>();
    var names = new HashSet<String>();
    for (var entry : Arrays.stream(value.split(",", -1)).map(String::strip).toList()) {
      if (!entry.isEmpty() && !entry.startsWith("@")) {
        var order = entry(entry);
        if (names.add(order.words())) {
          orders.add(order);
        }
      }
    }
    return List.copyOf(orders);
  }

  private static CleanOrder entry(String entry) {
    var parts = entry.split("\\s+", -1);
    var kind = kind(parts[0]);
    var withoutCopy = parts.length == 3 && parts[2].equals("without-copy");
    return kind.isPresent() && (parts.length == 2 || withoutCopy)
        ? new Named(kind.get(), parts[1], withoutCopy ? LastCopy.NONE : LastCopy.KEEP)
        : new Unreadable(entry.substring(0, Math.min(100, entry.length())));
  }

  private static Optional<CloudKind> kind(String text) {
    return Arrays.stream(CloudKind.values())
        .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
