package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.CallFailure.Effect;
import io.grpc.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNAVAILABLE       | connection reset by peer                                   | CLOUD_UNREACHABLE   | TRANSIENT | UNANSWERED",
        "DEADLINE_EXCEEDED | no answer                                                  | CLOUD_UNREACHABLE   | TRANSIENT | UNANSWERED",
        "UNKNOWN | StatusCode: 503, api error RequestLimitExceeded: Request limit exceeded | CLOUD_THROTTLED     | THROTTLED | NONE",
        "UNKNOWN | ErrorCode: Throttling.User, Message: Request was denied                 | CLOUD_THROTTLED     | THROTTLED | NONE",
        "UNKNOWN | [TencentCloudSDKError] Code=RequestLimitExceeded, Message=too many      | CLOUD_THROTTLED     | THROTTLED | NONE",
        "UNKNOWN | api error VpcLimitExceeded: The maximum number of VPCs                  | QUOTA_EXCEEDED      | PERMANENT | NONE",
        "UNKNOWN | ErrorCode: QuotaExceeded.Vpc                                            | QUOTA_EXCEEDED      | PERMANENT | NONE",
        "UNKNOWN | api error ResourceLimitExceededException: the limit of clusters          | QUOTA_EXCEEDED      | PERMANENT | NONE",
        "UNKNOWN | Code=LimitExceeded.VpcLimit, Message=limit                              | QUOTA_EXCEEDED      | PERMANENT | NONE",
        "UNKNOWN | api error AuthFailure: AWS was not able to validate                     | CREDENTIALS_REFUSED | PERMANENT | NONE",
        "UNKNOWN | ErrorCode: InvalidAccessKeyId.NotFound                                  | CREDENTIALS_REFUSED | PERMANENT | NONE",
        "UNKNOWN | Code=AuthFailure.SignatureFailure                                       | CREDENTIALS_REFUSED | PERMANENT | NONE",
        "UNKNOWN | StatusCode: 500, api error InternalError: An internal error             | CLOUD_UNREACHABLE   | TRANSIENT | UNCLEAR",
        "UNKNOWN | StatusCode: 400, api error InvalidSubnet: out of range                  | CLOUD_REFUSED       | PERMANENT | NONE",
        "UNKNOWN | timeout while waiting for state to become 'available'                   | CLOUD_UNREACHABLE   | TRANSIENT | UNCLEAR",
        "UNKNOWN | something that nobody has seen                                          | CLOUD_REFUSED       | PERMANENT | UNCLEAR",
        "PERMISSION_DENIED | no                                                           | CREDENTIALS_REFUSED | PERMANENT | NONE",
        "INVALID_ARGUMENT  | bad                                                          | CLOUD_REFUSED       | PERMANENT | NONE"
      })
  void shouldClassify(
      Status.Code code, String message, Reason reason, FailureClass failureClass, Effect effect) {
    // when
    var failure = VendorErrors.classify(Status.fromCode(code).withDescription(message));

    // then
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.failureClass()).isEqualTo(failureClass);
    assertThat(failure.effect()).isEqualTo(effect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api error InvalidLaunchTemplateName.NotFoundException: no such template | true",
        "no matching EC2 VPC found                                              | true",
        "api error UnauthorizedOperation: no                                    | false"
      })
  void shouldTellWhereADataSourceFindsNothing(String message, boolean expected) {
    // when
    var notFound = VendorErrors.saysNotFound(Status.UNKNOWN.withDescription(message));

    // then
    assertThat(notFound).isEqualTo(expected);
  }
}
