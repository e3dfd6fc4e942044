package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.property.Fields;

/** Amazon Resource Names and the parts of answers that all types share. */
final class Arn {

  private Arn() {}

  /** A name with region and account. */
  static String of(Scope scope, String service, String resource) {
    return "arn:"
        + partition(scope)
        + ":"
        + service
        + ":"
        + scope.region()
        + ":"
        + scope.account()
        + ":"
        + resource;
  }

  /** A name of the account as a whole. */
  static String accountWide(Scope scope, String service, String resource) {
    return "arn:" + partition(scope) + ":" + service + "::" + scope.account() + ":" + resource;
  }

  /** The partition of a region. */
  static String partition(Scope scope) {
    return scope.region().startsWith("cn-") ? "aws-cn" : "aws";
  }

  /** Suffix of host names. */
  static String dnsSuffix(Scope scope) {
    return scope.region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  /** {@code arn} and {@code tagsAll}. */
  static Fields named(String arn, Fields inputs) {
    return Fields.of("arn", arn, "tagsAll", inputs.fields("tags"));
  }
}
