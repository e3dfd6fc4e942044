package dev.skybridge.operator.account;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cloud in memory that notes what it is told to delete. */
final class ScriptedCloud implements CloudControl {
  private final Provider provider;
  private final Map<String, CloudObject> objects = new LinkedHashMap<>();
  private final Map<String, String> refusals = new HashMap<>();
  private final List<String> deleted = new ArrayList<>();
  private CloudDeletion answer = new CloudDeletion.Ordered("");

  ScriptedCloud(Provider provider) {
    this.provider = provider;
  }

  void has(CloudKind kind, String id, Map<String, String> tags) {
    objects.put(id, new CloudObject(kind, id, id, PowerState.RUNNING, "", tags));
  }

  void refuses(String id, String message) {
    refusals.put(id, message);
  }

  void answers(CloudDeletion deletion) {
    answer = deletion;
  }

  List<String> deleted() {
    return deleted;
  }

  @Override
  public Provider provider() {
    return provider;
  }

  @Override
  public CloudAnswer<CloudPage> list(
      AccountCredentials account, CloudKind kind, Optional<String> after) {
    return new CloudAnswer.Given<>(
        new CloudPage(
            objects.values().stream().filter(object -> object.kind() == kind).toList(), null));
  }

  @Override
  public CloudAnswer<CloudObject> read(AccountCredentials account, CloudKind kind, String id) {
    var object = objects.get(id);
    return object == null || object.kind() != kind
        ? new CloudAnswer.Absent<>("there is no " + id)
        : new CloudAnswer.Given<>(object);
  }

  @Override
  public CloudAnswer<CloudDeletion> delete(
      AccountCredentials account,
      CloudKind kind,
      String id,
      Map<String, String> tags,
      LastCopy copy) {
    var refusal = refusals.get(id);
    if (refusal != null) {
      return new CloudAnswer.Failed<>(Reason.CLOUD_REFUSED, FailureClass.PERMANENT, refusal);
    }
    deleted.add("%s %s %s".formatted(kind, id, copy));
    var _ = objects.remove(id);
    return new CloudAnswer.Given<>(answer);
  }

  @Override
  public CloudAnswer<PowerState> stop(AccountCredentials account, CloudKind kind, String id) {
    throw new UnsupportedOperationException("not asked");
  }

  @Override
  public CloudAnswer<PowerState> start(AccountCredentials account, CloudKind kind, String id) {
    throw new UnsupportedOperationException("not asked");
  }

  @Override
  public CloudAnswer<Map<String, String>> tag(
      AccountCredentials account, CloudKind kind, String id, Map<String, String> tags) {
    throw new UnsupportedOperationException("not asked");
  }

  @Override
  public CloudAnswer<DataEncryption> encryption(AccountCredentials account, String database) {
    throw new UnsupportedOperationException("not asked");
  }

  @Override
  public CloudAnswer<DataEncryption> encrypt(AccountCredentials account, String database) {
    throw new UnsupportedOperationException("not asked");
  }

  @Override
  public CloudAnswer<MetricSeries> metric(
      AccountCredentials account,
      CloudKind kind,
      String id,
      CloudMetric metric,
      MetricRange range) {
    throw new UnsupportedOperationException("not asked");
  }
}
