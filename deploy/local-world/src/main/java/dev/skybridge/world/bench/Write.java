package dev.skybridge.world.bench;

/** One write to the API server. */
sealed interface Write {
  /** Path and query. */
  String path();

  /**
   * A POST.
   *
   * @param body JSON
   */
  record Create(String path, String body) implements Write {}

  /**
   * A server-side apply.
   *
   * @param body JSON, which is YAML too
   */
  record Apply(String path, String body) implements Write {}

  /** A DELETE; it is fine when there is nothing to delete. */
  record Delete(String path) implements Write {}
}
