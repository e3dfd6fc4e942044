package dev.skybridge.simulator.vendor.alicloud;

import dev.skybridge.simulator.cloud.TypeRules.ApiRule;
import dev.skybridge.simulator.cloud.VendorRefusal;
import java.util.stream.Stream;

/**
 * The password rule that ECS, RDS and Tair share: 8 to 32 characters of at least three of the four
 * kinds (API references, parameters "AccountPassword" and "Password").
 */
final class AlicloudPasswords {

  private AlicloudPasswords() {}

  static ApiRule rule(String... properties) {
    return (_, inputs, _) ->
        Stream.of(properties)
            .flatMap(property -> inputs.text(property).stream())
            .filter(password -> !isStrong(password))
            .findFirst()
            .ifPresent(_ -> {
              throw new VendorRefusal(
                  400,
                  "InvalidAccountPassword.Malformed",
                  "Specified account password is not valid: it must have 8 to 32 characters of three of these kinds: upper case, lower case, digits, !@#$%^&*()_+-=");
            });
  }

  private static boolean isStrong(String password) {
    long kinds =
        Stream.of(".*[A-Z].*", ".*[a-z].*", ".*[0-9].*", ".*[!@#$%^&*()_+=-].*")
            .filter(password::matches)
            .count();
    return password.length() >= 8
        && password.length() <= 32
        && kinds >= 3
        && password.matches("[A-Za-z0-9!@#$%^&*()_+=-]+");
  }
}
