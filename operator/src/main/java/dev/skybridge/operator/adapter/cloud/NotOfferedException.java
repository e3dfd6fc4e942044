package dev.skybridge.operator.adapter.cloud;

/** The vendor has no such thing; nothing was sent that changes anything. */
public final class NotOfferedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * With its reason.
   *
   * @param message for a person
   */
  public NotOfferedException(String message) {
    super(message);
  }
}
