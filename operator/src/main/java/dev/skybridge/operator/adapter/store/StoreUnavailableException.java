package dev.skybridge.operator.adapter.store;

/** The operator's database does not answer or refuses; try again later. */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the driver's message, which holds no password. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
