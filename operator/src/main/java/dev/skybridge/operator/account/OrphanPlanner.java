package dev.skybridge.operator.account;

import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.CloudKind;
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
    seenBefore.forEach((key, since) -> {
      if (isUnchecked(found, key)) { // what could not be seen has not gone
        seen.putIfAbsent(key, since);
      }
    });
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

  private static boolean isUnchecked(Found found, String key) {
    var kind = key.substring(0, key.indexOf(' '));
    return found.unchecked().stream().anyMatch(why -> why.startsWith(kind + ":"));
  }

  /** The name of a suspect. */
  static String key(CloudKind kind, String id) {
    return kind + " " + id;
  }

  /** A suspect in words: its name first, then whose it was. */
  static String words(CloudKind kind, String id, String resource, String stack) {
    return "%s (%s of stack %s)".formatted(key(kind, id), resource, stack);
  }

  /** Whether a report shows an object. */
  static boolean shows(OrphanStatus report, CloudKind kind, String id) {
    return report.objects().stream().anyMatch(words -> words.startsWith(key(kind, id) + " ("));
  }

  /**
   * Since when, at the latest, each object that a report shows has had no owner: it had none for
   * {@code age} then. So a restart forgets nothing that was said.
   */
  static Map<String, Instant> remembered(@Nullable OrphanStatus report, Duration age) {
    var seen = new HashMap<String, Instant>();
    if (report != null) {
      var since = Instant.parse(report.checkedAt()).minus(age);
      report.objects().stream()
          .filter(words -> words.contains(" ("))
          .forEach(words -> seen.put(words.substring(0, words.indexOf(" (")), since));
    }
    return seen;
  }

  /**
   * When an account is to be looked through; at once where that is asked for anew.
   *
   * @param undecided whether something is suspected that does not count as an orphan yet
   */
  static Instant due(
      @Nullable OrphanStatus last,
      boolean undecided,
      @Nullable String requestedAt,
      Duration every,
      Duration age,
      Instant now) {
    if (last == null || (requestedAt != null && !requestedAt.equals(last.requestedAt()))) {
      return now;
    }
    var pause = undecided && age.compareTo(every) < 0 ? age : every;
    return Instant.parse(last.checkedAt()).plus(pause);
  }
}
