package dev.skybridge.crd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects in an account that carry the platform's ownership tags and belong to nothing it knows.
 *
 * @param checkedAt RFC 3339, when the account was looked through last
 * @param requestedAt value of the annotation that asked for it; null without it
 * @param checked objects with ownership tags that were looked at
 * @param count orphans
 * @param objects the first ten: kind, id, and the stack and resource that their tags name
 * @param unchecked kinds that could not be looked through, and why; what is there is not counted
 */
public record OrphanStatus(
    String checkedAt,
    @Nullable String requestedAt,
    int checked,
    int count,
    List<String> objects,
    List<String> unchecked) {
  /** Copies the lists. */
  public OrphanStatus {
    objects = Collections.copy(objects);
    unchecked = Collections.copy(unchecked);
  }
}
