package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.VendorErrors;
import java.util.Set;

/** Why a request to a vendor's API failed. */
public sealed interface VendorError {
  /**
   * The vendor refused, or broke.
   *
   * @param status HTTP status; 200 with vendors that put errors into good answers
   * @param code the vendor's; empty where it gave none
   * @param message the vendor's
   */
  record Refused(int status, String code, String message) implements VendorError {}

  /**
   * The object that was asked about does not exist.
   *
   * @param message the vendor's
   */
  record NotThere(String message) implements VendorError {}

  /**
   * The vendor does not do what was asked for.
   *
   * @param message for a person
   */
  record NotOffered(String message) implements VendorError {}

  /**
   * There was no answer.
   *
   * @param message what the network or the SDK said
   */
  record Silent(String message) implements VendorError {}

  /**
   * An error that the vendor answered with.
   *
   * @param absent the codes by which the vendor says that an object does not exist; others that
   *     look alike are about actions, regions or keys
   */
  static VendorError answered(int status, String code, String message, Set<String> absent) {
    return absent.contains(code) ? new NotThere(message) : new Refused(status, code, message);
  }

  /** What it means to who asked. */
  default <T> CloudAnswer<T> meaning() {
    return switch (this) {
      case NotThere(var message) -> new CloudAnswer.Absent<>(message);
      case NotOffered(var message) ->
          new CloudAnswer.Failed<>(Reason.NOT_SUPPORTED, FailureClass.PERMANENT, message);
      case Silent(var message) ->
          new CloudAnswer.Failed<>(
              Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, "no answer: " + message);
      case Refused(var status, var code, var message) -> {
        var failure = VendorErrors.classify(status, code, message);
        yield new CloudAnswer.Failed<>(failure.reason(), failure.failureClass(), failure.message());
      }
    };
  }
}
