package dev.skybridge.operator.console;

/** There is no such object. */
public final class ObjectNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Not found.
   *
   * @param kind of the object
   * @param namespace it was looked for in
   * @param name it was looked for by
   */
  public ObjectNotFound(String kind, String namespace, String name) {
    super("there is no " + kind + " " + namespace + "/" + name);
  }
}
