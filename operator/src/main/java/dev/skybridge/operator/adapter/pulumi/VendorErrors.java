package dev.skybridge.operator.adapter.pulumi;

import static dev.skybridge.operator.adapter.pulumi.CallFailure.Effect.NONE;
import static dev.skybridge.operator.adapter.pulumi.CallFailure.Effect.UNANSWERED;
import static dev.skybridge.operator.adapter.pulumi.CallFailure.Effect.UNCLEAR;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a provider's error means. The vendors' plugins report nearly all of their errors as {@code
 * UNKNOWN} with the vendor's own error code in the text, so the code is what counts. Sources of the
 * codes: AWS "Common errors" and the EC2 and RDS API references; Alibaba Cloud's error centre;
 * Tencent Cloud API 3.0 "Common error codes".
 */
public final class VendorErrors {
  /** Dotted words: {@code Throttling.User}, {@code LimitExceeded.VpcLimit}. */
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Za-z0-9]+(?:\\.[A-Z][A-Za-z0-9]+)*");

  private static final Pattern HTTP_STATUS =
      Pattern.compile("(?:StatusCode|status code|HTTP status)[:= ]+(\\d{3})");

  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "TooManyRequests",
          "TooManyRequestsException",
          "SlowDown",
          "BandwidthLimitExceeded",
          "EC2ThrottledException",
          "PriorRequestNotComplete");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "AuthFailure",
          "AccessDenied",
          "AccessDeniedException",
          "ExpiredToken",
          "ExpiredTokenException",
          "Forbidden",
          "InvalidAccessKeyId",
          "InvalidAccessKeySecret",
          "InvalidClientTokenId",
          "InvalidSecurityToken",
          "OptInRequired",
          "SignatureDoesNotMatch",
          "UnauthorizedOperation",
          "UnrecognizedClientException");

  private static final Set<String> BROKEN =
      Set.of(
          "InternalError",
          "InternalFailure",
          "InternalServerError",
          "InternalServiceError",
          "RequestTimeout",
          "RequestTimeoutException",
          "ServerInternal",
          "ServerUnavailable",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "Unavailable",
          "UnknownError");

  /** What networks and the vendors' wait loops say; they have no code. */
  private static final List<String> NO_ANSWER =
      List.of(
          "timed out",
          "timeout while waiting",
          "i/o timeout",
          "deadline exceeded",
          "connection reset",
          "connection refused",
          "broken pipe",
          "unexpected EOF",
          "no such host");

  /** What data sources of the vendors' plugins say, without a code, where nothing matches. */
  private static final List<String> NOTHING_FOUND =
      List.of("no matching", "couldn't find resource", "empty result", "returned no results");

  private VendorErrors() {}

  /** What the status of a failed call means. */
  static CallFailure classify(Status status) {
    var message = Optional.ofNullable(status.getDescription()).orElse(status.getCode().name());
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED ->
          new CallFailure(
              UNANSWERED,
              Reason.CLOUD_UNREACHABLE,
              FailureClass.TRANSIENT,
              "no answer: " + message);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          new CallFailure(NONE, Reason.CREDENTIALS_REFUSED, FailureClass.PERMANENT, message);
      case RESOURCE_EXHAUSTED ->
          byCode(message)
              .orElse(
                  new CallFailure(NONE, Reason.CLOUD_THROTTLED, FailureClass.THROTTLED, message));
      case INVALID_ARGUMENT,
          FAILED_PRECONDITION,
          ALREADY_EXISTS,
          NOT_FOUND,
          OUT_OF_RANGE,
          UNIMPLEMENTED ->
          byCode(message)
              .orElse(new CallFailure(NONE, Reason.CLOUD_REFUSED, FailureClass.PERMANENT, message));
      case OK, UNKNOWN, ABORTED, INTERNAL, DATA_LOSS ->
          byCode(message)
              .or(() -> byHttpStatus(message))
              .or(() -> byWording(message))
              .orElse(
                  new CallFailure(UNCLEAR, Reason.CLOUD_REFUSED, FailureClass.PERMANENT, message));
    };
  }

  /**
   * What an error means that a vendor's API itself answered with.
   *
   * @param httpStatus of the answer; 200 with vendors that put errors into good answers
   * @param code the vendor's; empty where it gave none
   */
  public static CallFailure classify(int httpStatus, String code, String message) {
    var text =
        code.isEmpty() ? "HTTP status " + httpStatus + ": " + message : code + ": " + message;
    return byCode(code, text)
        .or(() -> byHttpStatus(httpStatus, text))
        .or(() -> code.isEmpty() ? byRefusal(httpStatus, text) : Optional.empty())
        .orElse(new CallFailure(NONE, Reason.CLOUD_REFUSED, FailureClass.PERMANENT, text));
  }

  /** Whether a data source fails because nothing matches. */
  static boolean saysNotFound(Status status) {
    var message = Optional.ofNullable(status.getDescription()).orElse("");
    return status.getCode() == Status.Code.NOT_FOUND
        || NOTHING_FOUND.stream().anyMatch(message::contains)
        || CODE.matcher(message).results().map(MatchResult::group).anyMatch(VendorErrors::notFound);
  }

  private static boolean notFound(String code) {
    return code.endsWith("NotFound")
        || code.endsWith("NotFoundException")
        || code.endsWith("NotFoundFault")
        || code.startsWith("ResourceNotFound");
  }

  private static Optional<CallFailure> byCode(String message) {
    return CODE.matcher(message)
        .results()
        .map(MatchResult::group)
        .map(code -> byCode(code, message))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<CallFailure> byCode(String code, String message) {
    var family = code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
    if (THROTTLED.contains(family)) {
      return Optional.of(
          new CallFailure(NONE, Reason.CLOUD_THROTTLED, FailureClass.THROTTLED, message));
    }
    if (CREDENTIALS.contains(family)) {
      return Optional.of(
          new CallFailure(NONE, Reason.CREDENTIALS_REFUSED, FailureClass.PERMANENT, message));
    }
    if (BROKEN.contains(family)) {
      return Optional.of(
          new CallFailure(UNCLEAR, Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, message));
    }
    if (isQuota(family)) {
      return Optional.of(
          new CallFailure(NONE, Reason.QUOTA_EXCEEDED, FailureClass.PERMANENT, message));
    }
    return Optional.empty();
  }

  /**
   * {@code VpcLimitExceeded}, {@code ResourceLimitExceededException}, {@code QuotaExceeded.Vpc},
   * {@code InstanceQuotaExceed}, …
   */
  private static boolean isQuota(String code) {
    return code.endsWith("LimitExceeded")
        || code.endsWith("LimitExceededException")
        || code.contains("QuotaExceed")
        || code.equals("ServiceQuotaExceededException")
        || code.equals("TooManyBuckets")
        || code.endsWith("QuotaForCustomerExceeded");
  }

  private static Optional<CallFailure> byHttpStatus(String message) {
    return HTTP_STATUS
        .matcher(message)
        .results()
        .map(match -> Integer.parseInt(match.group(1)))
        .findFirst()
        .map(status ->
            byHttpStatus(status, message)
                .orElse(
                    new CallFailure(NONE, Reason.CLOUD_REFUSED, FailureClass.PERMANENT, message)));
  }

  /** Statuses that say more than "no". */
  private static Optional<CallFailure> byHttpStatus(int status, String message) {
    if (status == 429) {
      return Optional.of(
          new CallFailure(NONE, Reason.CLOUD_THROTTLED, FailureClass.THROTTLED, message));
    }
    return status >= 500
        ? Optional.of(
            new CallFailure(UNCLEAR, Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, message))
        : Optional.empty();
  }

  /** Of an answer that has nothing but its status. */
  private static Optional<CallFailure> byRefusal(int status, String message) {
    return status == 401 || status == 403
        ? Optional.of(
            new CallFailure(NONE, Reason.CREDENTIALS_REFUSED, FailureClass.PERMANENT, message))
        : Optional.empty();
  }

  private static Optional<CallFailure> byWording(String message) {
    return NO_ANSWER.stream().anyMatch(message::contains)
        ? Optional.of(
            new CallFailure(UNCLEAR, Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, message))
        : Optional.empty();
  }
}
