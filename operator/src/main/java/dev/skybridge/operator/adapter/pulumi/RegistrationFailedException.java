package dev.skybridge.operator.adapter.pulumi;

/** The engine could not bring one resource about; the engine's own events say why. */
final class RegistrationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegistrationFailedException(String message) {
    super(message);
  }
}
