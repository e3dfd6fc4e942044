package dev.skybridge.crd;

import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found when the cloud was last compared with what was asked for.
 *
 * @param checkedAt RFC 3339
 * @param requestedAt value of the annotation that asked for it, where one did
 * @param checked resources that were looked at
 * @param resources resources that differ
 * @param differences each difference in words, secrets masked, the first fifty
 * @param reverting whether it is about to be changed back
 */
public record DriftStatus(
    @Required String checkedAt,
    @Nullable String requestedAt,
    int checked,
    int resources,
    List<String> differences,
    boolean reverting) {

  /** Copies the list. */
  public DriftStatus {
    differences = Collections.copy(differences);
  }
}
