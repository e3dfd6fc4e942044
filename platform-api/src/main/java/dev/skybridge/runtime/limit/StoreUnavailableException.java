package dev.skybridge.runtime.limit;

import java.io.Serial;

/** The store gave no answer: try again later, or do without it. */
public final class StoreUnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** With what the store's driver said. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Where the store answers, but not as it should. */
  public StoreUnavailableException(String message) {
    super(message);
  }
}
