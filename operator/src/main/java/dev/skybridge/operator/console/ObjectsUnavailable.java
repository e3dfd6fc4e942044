package dev.skybridge.operator.console;

/** The objects are not known yet, because the Kubernetes API does not answer; try again later. */
public final class ObjectsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Not known yet.
   *
   * @param message why
   */
  public ObjectsUnavailable(String message) {
    super(message);
  }
}
