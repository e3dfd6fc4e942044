package dev.skybridge.operator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish that orphans are deleted.
 *
 * @param objects kind and id of each, as the account shows them
 * @param withoutCopy whether databases are deleted even where no last copy is kept
 */
public record CleanRequest(List<String> objects, boolean withoutCopy) {
  /** Copies the list; a body may lack it. */
  public CleanRequest(@Nullable List<String> objects, boolean withoutCopy) {
    this.objects = objects == null ? List.of() : List.copyOf(objects);
    this.withoutCopy = withoutCopy;
  }
}
