package dev.skybridge.model;

import java.time.Duration;

/** Asks a cloud whom a set of credentials belongs to. */
public interface AccountProbe {

  /**
   * Blocks until the cloud has answered or the deadline has passed; never throws for what the cloud
   * says.
   */
  Identity identify(AccountCredentials account, Duration deadline);

  /** The answer. */
  sealed interface Identity {
    /**
     * The credentials work.
     *
     * @param accountId the vendor's number of the account
     */
    record Known(String accountId) implements Identity {}

    /**
     * They don't, or the cloud can't be reached.
     *
     * @param problem why; {@link Reason#CREDENTIALS_REFUSED} where the cloud says no
     */
    record Unknown(Problem problem) implements Identity {}
  }
}
