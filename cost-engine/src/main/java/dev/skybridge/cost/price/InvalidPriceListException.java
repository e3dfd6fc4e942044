package dev.skybridge.cost.price;

import java.io.Serial;

/** A price list can't be read; the message names the line and what is wrong with it. */
public final class InvalidPriceListException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  InvalidPriceListException(String message) {
    super(message);
  }

  InvalidPriceListException(String message, Throwable cause) {
    super(message, cause);
  }
}
