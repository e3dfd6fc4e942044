package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the last request to delete orphans.
 *
 * @param request value of the annotation that it was carried out for; null once the annotation is
 *     off, so that the same can be asked for again
 * @param requestedBy who set it, as admission noted; null where nothing notes it
 * @param at RFC 3339, when it was carried out
 * @param objects what became of each entry of the request
 */
public record CleaningStatus(
    @Nullable String request,
    @Nullable String requestedBy,
    String at,
    List<CleanedObject> objects) {
  /** Copies the list. */
  public CleaningStatus {
    objects = Collections.copy(objects);
  }
}
