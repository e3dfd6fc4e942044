package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudAccountStatus;
import dev.skybridge.crd.OrphanStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What in an account carries the platform's tags and belongs to no stack.
 *
 * @param checkedAt RFC 3339, when the account was looked through last
 * @param count how many there are
 * @param objects the first ten
 * @param unchecked kinds that could not be looked through, and why
 * @param cleaning what became of the last request to delete some; null without one
 */
public record OrphansView(
    String checkedAt,
    int count,
    List<OrphanView> objects,
    List<String> unchecked,
    @Nullable @Schema(nullable = true) CleaningView cleaning) {
  /** Copies the lists. */
  public OrphansView {
    objects = List.copyOf(objects);
    unchecked = List.copyOf(unchecked);
  }

  /** Null where the account was not looked through yet. */
  static @Nullable OrphansView of(@Nullable CloudAccountStatus status) {
    var orphans = status == null ? null : status.orphans();
    return orphans == null || status == null
        ? null
        : new OrphansView(
            orphans.checkedAt(),
            orphans.count(),
            objects(orphans),
            orphans.unchecked(),
            CleaningView.of(status.cleaning()));
  }

  static List<OrphanView> objects(OrphanStatus orphans) {
    return orphans.objects().stream().map(OrphanView::of).toList();
  }

  /**
   * One of them.
   *
   * @param object kind and id, as a request names it
   * @param belonged the resource and the stack that its tags name
   * @param database whether it is a database, of which a last copy may be kept
   */
  public record OrphanView(String object, String belonged, boolean database) {
    static OrphanView of(String words) {
      var at = words.indexOf(" (");
      var object = at < 0 ? words : words.substring(0, at);
      var belonged = at < 0 ? "" : words.substring(at + 2, words.length() - 1);
      return new OrphanView(object, belonged, object.startsWith("DATABASE "));
    }
  }
}
