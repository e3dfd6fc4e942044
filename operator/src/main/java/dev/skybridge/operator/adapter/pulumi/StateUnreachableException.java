package dev.skybridge.operator.adapter.pulumi;

/** The engine's state store does not answer; try again later. */
final class StateUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
