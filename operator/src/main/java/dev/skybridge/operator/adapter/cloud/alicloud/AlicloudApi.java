package dev.skybridge.operator.adapter.cloud.alicloud;

import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaUnretryableException;
import com.aliyun.teautil.models.TeaUtilException;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.ObjectCalls;
import dev.skybridge.operator.adapter.cloud.VendorApi;
import dev.skybridge.operator.adapter.cloud.VendorError;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Alibaba Cloud. */
public final class AlicloudApi implements VendorApi {
  /** ECS and RDS API references, error codes of the actions that are called. */
  private static final Set<String> ABSENT =
      Set.of("InvalidInstanceId.NotFound", "InvalidDBInstanceId.NotFound");

  private final CallSettings settings;

  /** With addresses and page sizes. */
  public AlicloudApi(CallSettings settings) {
    this.settings = settings;
  }

  @Override
  public Provider provider() {
    return Provider.ALICLOUD;
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
    return has(kind);
  }

  @Override
  public String api(CloudKind kind) {
    return switch (kind) {
      case INSTANCE -> AlicloudProduct.ECS.api();
      case DATABASE -> AlicloudProduct.RDS.api();
      case BUCKET -> "oss";
    };
  }

  @Override
  public ObjectCalls open(AccountCredentials account, CloudKind kind, Turns turns) {
    var client = new AlicloudClient(settings, account, turns);
    return switch (kind) {
      case INSTANCE -> new AlicloudInstances(client, settings);
      case DATABASE -> new AlicloudDatabases(client, settings);
      case BUCKET -> throw new UnsupportedOperationException("OSS is not called");
    };
  }

  @Override
  public Optional<VendorError> error(Exception thrown) {
    return switch (thrown) {
      case TeaUnretryableException e ->
          Optional.of(new VendorError.Silent(String.valueOf(root(e))));
      case TeaException e -> Optional.of(read(e));
      // A gateway's page, or nothing, in place of an answer.
      case TeaUtilException _ -> Optional.of(new VendorError.Silent("what came is not JSON"));
      case IOException e -> Optional.of(new VendorError.Silent(e.toString()));
      default -> Optional.empty();
    };
  }

  private static VendorError read(TeaException thrown) {
    return VendorError.answered(
        Optional.ofNullable(thrown.getStatusCode()).orElse(0),
        Optional.ofNullable(thrown.getCode()).orElse(""),
        Optional.ofNullable(thrown.getMessage()).orElse("no message"),
        ABSENT);
  }

  private static Throwable root(Throwable thrown) {
    var cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }
}
