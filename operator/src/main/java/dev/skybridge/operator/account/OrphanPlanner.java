package dev.skybridge.operator.account;

import dev.skybridge.crd.OrphanStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides which objects without an owner are orphans, and when to look again. Pure. */
final class OrphanPlanner {
  /** Orphans that a status names. */
  private static final int SHOWN = 10;

  private OrphanPlanner() {}

  /**
   * What a look through an account found.
   *
   * @param checked objects with ownership tags
   * @param suspects those that no stack knows: a name for each, and words for a person
   * @param unchecked kinds that could not be looked through, and why
   */
  record Found(int checked, Map<String, String> suspects, List<String> unchecked) {
    Found {
      suspects = Map.copyOf(suspects);
      unchecked = List.copyOf(unchecked);
    }
  }

  /**
   * What follows from it.
   *
   * @param status for people
   * @param seen since when each suspect is one
   */
  record Judged(OrphanStatus status, Map<String, Instant> seen) {
    Judged {
      seen = Map.copyOf(seen);
    }
  }

  /**
   * Judges: an orphan is what has been without an owner for {@code age} of looking at it. What has
   * just been made may be known a moment later.
   *
   * @param seenBefore since when each suspect of the last look is one
   * @param requestedAt value of the annotation that asked; null without it
   */
  static Judged judge(
      Found found,
      Map<String, Instant> seenBefore,
      Duration age,
      @Nullable String requestedAt,
      Instant now) {
    var seen = new HashMap<String, Instant>();
    found.suspects().keySet().forEach(key -> seen.put(key, seenBefore.getOrDefault(key, now)));
    if (!found.unchecked().isEmpty()) { // what could not be seen has not gone
      seenBefore.forEach(seen::putIfAbsent);
    }
    var orphans = new ArrayList<String>();
    new TreeMap<>(found.suspects())
        .forEach((key, words) -> {
          if (!now.isBefore(seen.getOrDefault(key, now).plus(age))) {
            orphans.add(words);
          }
        });
    return new Judged(
        new OrphanStatus(
            now.toString(),
            requestedAt,
            found.checked(),
            orphans.size(),
            orphans.stream().limit(SHOWN).toList(),
            found.unchecked()),
        seen);
  }

  /** When an account is to be looked through; at once where that is asked for anew. */
  static Instant due(
      @Nullable OrphanStatus last,
      boolean suspects,
      @Nullable String requestedAt,
      Duration every,
      Duration age,
      Instant now) {
    if (last == null || (requestedAt != null && !requestedAt.equals(last.requestedAt()))) {
      return now;
    }
    var pause = suspects && age.compareTo(every) < 0 ? age : every;
    return Instant.parse(last.checkedAt()).plus(pause);
  }
}
