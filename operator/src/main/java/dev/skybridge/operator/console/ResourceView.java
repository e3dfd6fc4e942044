package dev.skybridge.operator.console;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cloud resource that an application asks for, in one placement.
 *
 * @param name of the resource
 * @param type what it is, for example {@code postgres}
 * @param size small, medium or large
 * @param version of the engine; null for the cloud's own choice
 * @param level how the stack that it is part of stands
 * @param outputs results that are not secret, by key, for example {@code host}
 */
public record ResourceView(
    String name,
    String type,
    String size,
    @Nullable @Schema(nullable = true) String version,
    Level level,
    Map<String, String> outputs) {
  /** Copies the map. */
  public ResourceView {
    outputs = Map.copyOf(outputs);
  }
}
