package dev.skybridge.simulator.openapi;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.provider.Accounts;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.vendor.Vendor;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets callers in whose signature is that of the key they name.
 *
 * @param vendor words the refusals
 */
public record Gate(Vendor vendor, Accounts accounts) {
  /**
   * The caller.
   *
   * @param given the signature that came
   * @param signature the signature by a secret
   * @throws VendorRefusal where the key is unknown, or the signature is not by its secret
   */
  public Caller admit(
      String keyId, String region, String given, Function<String, String> signature) {
    var account = accounts.owning(vendor.name(), keyId).orElseThrow(() -> vendor.unknownKey(keyId));
    if (!Digests.same(signature.apply(account.secretKey()), given)) {
      throw vendor.wrongSecret();
    }
    return new Caller(account.accountId(), region, Optional.empty());
  }
}
