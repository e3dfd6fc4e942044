package dev.skybridge.runtime.fanout;

/**
 * A branch without which the caller can't go on has failed; its error is the cause, if it had one.
 */
public final class FanOutFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FanOutFailedException(String message) {
    super(message);
  }
}
