package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import dev.skybridge.operator.adapter.cloud.VendorApi;
import dev.skybridge.operator.adapter.cloud.VendorError;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tencent Cloud. */
public final class TencentApi implements VendorApi {
  /** CVM and PostgreSQL API 3.0, error codes of the actions that are called. */
  private static final Set<String> ABSENT =
      Set.of(
          "InvalidInstanceId.NotFound", "ResourceNotFound.InstanceNotFoundError", "NoSuchBucket");

  private static final Pattern STATUS = Pattern.compile("response code is (\\d{3})");

  private final CallSettings settings;

  /** With addresses and page sizes. */
  public TencentApi(CallSettings settings) {
    this.settings = settings;
  }

  @Override
  public Provider provider() {
    return Provider.TENCENTCLOUD;
  }

  @Override
  public boolean has(CloudKind kind) {
    return switch (kind) {
      case INSTANCE, DATABASE -> true;
      case BUCKET -> false;
    };
  }

  @Override
  public boolean canStop(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> true;
      case DATABASE, BUCKET -> false;
    };
  }

  @Override
  public String api(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> TencentProduct.CVM.api();
      case DATABASE -> TencentProduct.POSTGRES.api();
      case BUCKET -> "cos";
    };
  }

  @Override
  public ObjectCalls open(AccountCredentials account, CloudKind kind, Turns turns) {
    var client = new TencentClient(settings, account, turns);
    return switch (kind) {
      case INSTANCE -> new TencentInstances(client, settings);
      case DATABASE -> new TencentDatabases(client, settings);
      case BUCKET -> throw new UnsupportedOperationException("COS is not called");
    };
  }

  @Override
  public Optional<VendorError> error(Exception thrown) {
    return switch (thrown) {
      case TencentCloudSDKException e -> Optional.of(read(e));
      default -> Optional.empty();
    };
  }

  /** The SDK puts an HTTP status that is not 200 into its message, and a lost answer, too. */
  private static VendorError read(TencentCloudSDKException thrown) {
    var code = Optional.ofNullable(thrown.getErrorCode()).orElse("");
    var message = Optional.ofNullable(thrown.getMessage()).orElse("no message");
    var status = STATUS.matcher(message);
    if (code.equals("ServerSideError") && status.find()) {
      return new VendorError.Refused(Integer.parseInt(status.group(1)), "", message);
    }
    return code.isEmpty()
        ? new VendorError.Silent(message)
        : VendorError.answered(200, code, message, ABSENT);
  }

  static String secret(AccountCredentials account, String name) {
    var text = account.credentials().getOrDefault(name, SecretText.of("")).reveal();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(account.account() + " has no " + name);
    }
    return text;
  }
}
