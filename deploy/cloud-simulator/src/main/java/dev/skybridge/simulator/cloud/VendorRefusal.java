package dev.skybridge.simulator.cloud;

/**
 * The vendor's API says no. The caller must act on the code; repeating the same call helps only
 * with throttling and server errors.
 */
public final class VendorRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int httpStatus;
  private final String code;

  /**
   * Makes a refusal.
   *
   * @param httpStatus status of the vendor's answer
   * @param code the vendor's error code
   * @param message the vendor's wording
   */
  public VendorRefusal(int httpStatus, String code, String message) {
    super(message, null, false, false);
    this.httpStatus = httpStatus;
    this.code = code;
  }

  /** Status of the vendor's answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The vendor's error code. */
  public String code() {
    return code;
  }

  /** The vendor's wording. */
  public String wording() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
