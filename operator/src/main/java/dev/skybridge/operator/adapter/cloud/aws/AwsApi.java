package dev.skybridge.operator.adapter.cloud.aws;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import dev.skybridge.operator.adapter.cloud.VendorApi;
import dev.skybridge.operator.adapter.cloud.VendorError;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** AWS. */
public final class AwsApi implements VendorApi {
  /** EC2, RDS and S3 API references, "Error codes". */
  private static final Set<String> ABSENT =
      Set.of(
          "InvalidInstanceID.NotFound",
          "DBInstanceNotFound",
          "DBInstanceNotFoundFault",
          "NoSuchBucket");

  private final CallSettings settings;

  /** With addresses and page sizes. */
  public AwsApi(CallSettings settings) {
    this.settings = settings;
  }

  @Override
  public Provider provider() {
    return Provider.AWS;
  }

  @Override
  public boolean has(CloudKind kind) {
    return true;
  }

  @Override
  public boolean canStop(CloudKind kind) {
    return switch (kind) {
      case INSTANCE, DATABASE -> true;
      case BUCKET -> false;
    };
  }

  @Override
  public String api(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> AwsInstances.API;
      case DATABASE -> AwsDatabases.API;
      case BUCKET -> AwsBuckets.API;
    };
  }

  @Override
  public ObjectCalls open(AccountCredentials account, CloudKind kind, Turns turns) {
    var clients = new AwsClients(settings, account);
    return switch (kind) {
      case INSTANCE -> new AwsInstances(clients, settings, turns);
      case DATABASE -> new AwsDatabases(clients, settings, turns);
      case BUCKET -> new AwsBuckets(clients, settings, turns, account.region());
    };
  }

  @Override
  public Optional<VendorError> error(Exception thrown) {
    return switch (thrown) {
      case AwsServiceException e -> Optional.of(read(e));
      case SdkClientException e -> Optional.of(new VendorError.Silent(String.valueOf(root(e))));
      default -> Optional.empty();
    };
  }

  private static VendorError read(AwsServiceException thrown) {
    var details = Optional.ofNullable(thrown.awsErrorDetails());
    return VendorError.answered(
        thrown.statusCode(),
        details.flatMap(d -> Optional.ofNullable(d.errorCode())).orElse(""),
        details.flatMap(d -> Optional.ofNullable(d.errorMessage())).orElse("no message"),
        ABSENT);
  }

  private static Throwable root(Throwable thrown) {
    var cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }
}
