package dev.skybridge.operator.console;

import dev.skybridge.operator.security.User;
import org.jspecify.annotations.Nullable;

/** Writes an annotation of an application. */
@FunctionalInterface
public interface ApplicationAnnotator {
  /**
   * Sets or removes an annotation.
   *
   * @param user in whose name
   * @param namespace of the application
   * @param name of the application
   * @param key of the annotation
   * @param value null removes it
   * @throws ObjectNotFound when there is no such application
   * @throws ChangeRefused when the API server refuses
   * @throws ObjectsUnavailable when the API server does not answer
   */
  void annotate(User user, String namespace, String name, String key, @Nullable String value);
}
