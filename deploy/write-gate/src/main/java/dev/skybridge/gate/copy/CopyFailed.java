package dev.skybridge.gate.copy;

/** A copy could not be made or restored. The message is fit for a status: it carries no data. */
public final class CopyFailed extends Exception {
  private static final long serialVersionUID = 1L;

  CopyFailed(String message) {
    super(message);
  }

  CopyFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
