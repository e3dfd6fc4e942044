package dev.skybridge.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inventory.
 *
 * @param objects in the cloud's order; a page may be empty and not the last
 * @param token the cloud's mark for the next page; null on the last
 */
public record CloudPage(List<CloudObject> objects, @Nullable String token) {
  /** Copies the list; clouds write "no more" as an empty token as well. */
  public CloudPage {
    objects = List.copyOf(objects);
    token = token == null || token.isEmpty() ? null : token;
  }

  /** Asks for the next page; empty on the last. */
  public Optional<String> next() {
    return Optional.ofNullable(token);
  }
}
