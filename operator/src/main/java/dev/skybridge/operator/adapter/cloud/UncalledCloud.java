package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.CloudControl;
import dev.skybridge.model.CloudDeletion;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.DataEncryption;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import dev.skybridge.model.PowerState;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud whose own API is not called, by configuration; nothing is ever sent.
 *
 * @param provider the cloud
 */
record UncalledCloud(Provider provider) implements CloudControl {
  @Override
  public CloudAnswer<CloudPage> list(
      AccountCredentials account, CloudKind kind, Optional<String> after) {
    return refusal();
  }

  @Override
  public CloudAnswer<CloudObject> read(AccountCredentials account, CloudKind kind, String id) {
    return refusal();
  }

  @Override
  public CloudAnswer<PowerState> stop(AccountCredentials account, CloudKind kind, String id) {
    return refusal();
  }

  @Override
  public CloudAnswer<PowerState> start(AccountCredentials account, CloudKind kind, String id) {
    return refusal();
  }

  @Override
  public CloudAnswer<Map<String, String>> tag(
      AccountCredentials account, CloudKind kind, String id, Map<String, String> tags) {
    return refusal();
  }

  @Override
  public CloudAnswer<CloudDeletion> delete(
      AccountCredentials account,
      CloudKind kind,
      String id,
      Map<String, String> tags,
      LastCopy copy) {
    return refusal();
  }

  @Override
  public CloudAnswer<DataEncryption> encryption(AccountCredentials account, String database) {
    return refusal();
  }

  @Override
  public CloudAnswer<DataEncryption> encrypt(AccountCredentials account, String database) {
    return refusal();
  }

  @Override
  public CloudAnswer<MetricSeries> metric(
      AccountCredentials account,
      CloudKind kind,
      String id,
      CloudMetric metric,
      MetricRange range) {
    return refusal();
  }

  private <T> CloudAnswer<T> refusal() {
    return new CloudAnswer.Failed<>(
        Reason.NOT_SUPPORTED,
        FailureClass.PERMANENT,
        "the own API of %s is not called here (skybridge.cloud-control.clouds)"
            .formatted(provider.packageName()));
  }
}
