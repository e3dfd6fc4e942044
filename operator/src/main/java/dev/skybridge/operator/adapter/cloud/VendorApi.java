package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.Provider;
import java.util.Optional;

/** One vendor's SDK: all that {@link SdkCloudControl} needs of it. */
public interface VendorApi {
  /** The cloud. */
  Provider provider();

  /** Whether objects of a kind can be asked about; nothing else is asked where they can't. */
  boolean has(CloudKind kind);

  /** Whether objects of a kind can be stopped and started. */
  boolean canStop(CloudKind kind);

  /**
   * The API behind a kind, as its limit and its breaker know it: {@code ec2}, {@code ecs}, {@code
   * cvm}.
   */
  String api(CloudKind kind);

  /**
   * Access to objects of one kind.
   *
   * @param turns to be asked before each request
   */
  ObjectCalls open(AccountCredentials account, CloudKind kind, Turns turns);

  /** What the vendor's error says; empty where the exception is not about the vendor. */
  Optional<VendorError> error(Exception thrown);

  /** Lets requests of one account pass at its rate. */
  @FunctionalInterface
  interface Turns {
    /**
     * Waits for a request's turn.
     *
     * @param api that the request goes to
     * @throws TurnRefusedException where it does not come in time; nothing was sent then
     */
    void await(String api);
  }
}
