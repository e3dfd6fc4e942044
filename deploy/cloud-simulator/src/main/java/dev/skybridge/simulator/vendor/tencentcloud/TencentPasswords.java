package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.TypeRules.ApiRule;
import dev.skybridge.simulator.cloud.VendorRefusal;
import java.util.stream.Stream;

/**
 * Password rules: a length and a number of the four kinds upper case, lower case, digits, special
 * characters (API 3.0 references of PostgreSQL, CDB, Redis and CVM).
 */
final class TencentPasswords {

  private TencentPasswords() {}

  static ApiRule rule(String property, int shortest, int longest, int kinds) {
    return (_, inputs, _) ->
        inputs
            .text(property)
            .filter(password -> !isStrong(password, shortest, longest, kinds))
            .ifPresent(_ -> {
              throw new VendorRefusal(
                  400,
                  "InvalidParameterValue.InvalidPassword",
                  "The password must have "
                      + shortest
                      + " to "
                      + longest
                      + " characters and "
                      + kinds
                      + " of these kinds: upper case, lower case, digits, special characters; it can't begin with /");
            });
  }

  private static boolean isStrong(String password, int shortest, int longest, int kinds) {
    long present =
        Stream.of(".*[A-Z].*", ".*[a-z].*", ".*[0-9].*", ".*[()`~!@#$%^&*+=_|{}\\[\\]:;'<>,.?/-].*")
            .filter(password::matches)
            .count();
    return password.length() >= shortest
        && password.length() <= longest
        && present >= kinds
        && !password.startsWith("/")
        && password.matches("[\\x21-\\x7e]+");
  }
}
