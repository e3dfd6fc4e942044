package dev.skybridge.operator.adapter.cloud;

/** The account's own limit was reached; nothing was sent. */
public final class TurnRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TurnRefusedException(String api, String account) {
    super(
        "Skybridge's own limit for %s calls of %s was reached; nothing was sent"
            .formatted(api, account));
  }
}
