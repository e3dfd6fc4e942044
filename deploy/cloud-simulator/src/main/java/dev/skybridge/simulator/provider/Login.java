package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.provider.Accounts.Account;
import dev.skybridge.simulator.vendor.Vendor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Turns a provider's configuration into a caller. */
public final class Login {

  private final Vendor vendor;
  private final Accounts accounts;

  public Login(Vendor vendor, Accounts accounts) {
    this.vendor = vendor;
    this.accounts = accounts;
  }

  /**
   * The caller that a configuration stands for. Wrong credentials make a caller whose calls are
   * refused, or are refused at once, whichever the vendor's provider does.
   *
   * @throws VendorRefusal when credentials are wrong and the provider checks them when it is
   *     configured
   * @throws IllegalArgumentException when the region or the credentials are missing
   */
  public Caller login(Fields config) {
    String region = config.text("region").orElseThrow(() -> missing("region"));
    String keyId =
        config.text(vendor.keyIdProperty()).orElseThrow(() -> missing(vendor.keyIdProperty()));
    String secret =
        config.text(vendor.secretProperty()).orElseThrow(() -> missing(vendor.secretProperty()));
    Optional<Account> account = accounts.owning(vendor.name(), keyId);
    Optional<VendorRefusal> refusal =
        account.isEmpty()
            ? Optional.of(vendor.unknownKey(keyId))
            : account.filter(a -> sameSecret(a.secretKey(), secret)).isPresent()
                ? Optional.empty()
                : Optional.of(vendor.wrongSecret());
    if (refusal.isPresent() && vendor.checksCredentialsWhenConfigured(config)) {
      throw refusal.get();
    }
    return new Caller(account.map(Account::accountId).orElse("unknown"), region, refusal);
  }

  private static boolean sameSecret(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private IllegalArgumentException missing(String property) {
    return new IllegalArgumentException(
        "provider "
            + vendor.name()
            + " is not configured: "
            + vendor.name()
            + ":"
            + property
            + " is missing");
  }
}
