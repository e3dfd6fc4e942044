package dev.skybridge.operator.console;

import dev.skybridge.crd.CleaningStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to delete orphans.
 *
 * @param requestedBy who asked; null where that is not known
 * @param at RFC 3339, when it was carried out
 * @param objects what became of each
 */
public record CleaningView(
    @Nullable @Schema(nullable = true) String requestedBy, String at, List<CleanedView> objects) {
  /** Copies the list. */
  public CleaningView {
    objects = List.copyOf(objects);
  }

  static @Nullable CleaningView of(@Nullable CleaningStatus status) {
    return status == null
        ? null
        : new CleaningView(
            status.requestedBy(),
            status.at(),
            status.objects().stream()
                .map(one -> new CleanedView(one.object(), one.result().code(), one.message()))
                .toList());
  }

  /**
   * What became of one.
   *
   * @param object kind and id
   * @param result Deleted, Gone, Left or Failed
   * @param message why, or what is left of its data; for a person
   */
  public record CleanedView(String object, String result, String message) {}
}
