package dev.skybridge.simulator.cloud;

import java.util.Locale;

/** What a caller asks the cloud to do. */
public enum Operation {
  CONFIGURE,
  CREATE,
  READ,
  UPDATE,
  DELETE,
  INVOKE;

  /** Name in requests, journal and documentation. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
