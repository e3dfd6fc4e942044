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
 * A cloud through its vendor's SDK. What holds for every cloud is here, once: an object is read
 * before it is changed, in each try, so that an order whose answer was lost is not given twice, and
 * what is as wanted is left alone.
 */
public final class SdkCloudControl implements CloudControl {
  private final VendorApi vendor;
  private final CloudCalls calls;

  /** Over a vendor's SDK. */
  public SdkCloudControl(VendorApi vendor, CloudCalls calls) {
    this.vendor = vendor;
    this.calls = calls;
  }

  @Override
  public Provider provider() {
    return vendor.provider();
  }

  @Override
  public CloudAnswer<CloudPage> list(
      AccountCredentials account, CloudKind kind, Optional<String> after) {
    return ask(account, kind, objects -> withoutDeleted(objects.list(after)));
  }

  @Override
  public CloudAnswer<CloudObject> read(AccountCredentials account, CloudKind kind, String id) {
    return ask(account, kind, objects -> existing(objects, id));
  }

  @Override
  public CloudAnswer<PowerState> stop(AccountCredentials account, CloudKind kind, String id) {
    return order(account, kind, id, PowerState.STOPPED, PowerState.STOPPING, ObjectCalls::stop);
  }

  @Override
  public CloudAnswer<PowerState> start(AccountCredentials account, CloudKind kind, String id) {
    return order(account, kind, id, PowerState.RUNNING, PowerState.STARTING, ObjectCalls::start);
  }

  private CloudAnswer<PowerState> order(
      AccountCredentials account,
      CloudKind kind,
      String id,
      PowerState wanted,
      PowerState onTheWay,
      Order order) {
    if (vendor.has(kind) && !vendor.canStop(kind)) {
      return notSupported(provider() + " can't stop or start objects of kind " + kind);
    }
    return ask(
        account,
        kind,
        objects -> {
          var before = existing(objects, id).state();
          if (before == wanted || before == onTheWay) {
            return before;
          }
          order.give(objects, id);
          return existing(objects, id).state();
        });
  }

  @Override
  public CloudAnswer<Map<String, String>> tag(
      AccountCredentials account, CloudKind kind, String id, Map<String, String> tags) {
    return ask(
        account,
        kind,
        objects -> {
          var object = existing(objects, id);
          if (!object.tags().entrySet().containsAll(tags.entrySet())) {
            objects.tag(object, tags);
            object = existing(objects, id);
          }
          return object.tags();
        });
  }

  @Override
  public CloudAnswer<CloudDeletion> delete(
      AccountCredentials account,
      CloudKind kind,
      String id,
      Map<String, String> tags,
      LastCopy copy) {
    CloudAnswer<CloudDeletion> answer =
        ask(
            account,
            kind,
            objects -> {
              var object = existing(objects, id);
              return object.tags().entrySet().containsAll(tags.entrySet())
                  ? new CloudDeletion.Ordered(objects.delete(object, copy))
                  : new CloudDeletion.Other(object.tags());
            });
    return answer instanceof CloudAnswer.Absent<CloudDeletion>
        ? new CloudAnswer.Given<>(new CloudDeletion.Gone())
        : answer;
  }

  @Override
  public CloudAnswer<DataEncryption> encryption(AccountCredentials account, String database) {
    return ask(
        account, CloudKind.DATABASE, objects -> objects.encryption(existing(objects, database)));
  }

  @Override
  public CloudAnswer<DataEncryption> encrypt(AccountCredentials account, String database) {
    return ask(
        account,
        CloudKind.DATABASE,
        objects -> {
          var object = existing(objects, database);
          var before = objects.encryption(object);
          if (!(before instanceof DataEncryption.Off)) {
            return before;
          }
          if (object.state() == PowerState.CHANGING) { // at it, most likely by an earlier try
            return new DataEncryption.Ordered();
          }
          objects.encrypt(object);
          var after = objects.encryption(object);
          return after instanceof DataEncryption.Off ? new DataEncryption.Ordered() : after;
        });
  }

  @Override
  public CloudAnswer<MetricSeries> metric(
      AccountCredentials account,
      CloudKind kind,
      String id,
      CloudMetric metric,
      MetricRange range) {
    CloudAnswer<Optional<MetricSeries>> answer =
        metric.isOf(kind)
            ? ask(account, kind, objects -> objects.metric(existing(objects, id), metric, range))
            : new CloudAnswer.Given<>(Optional.empty());
    return answer instanceof CloudAnswer.Given<Optional<MetricSeries>>(var series)
            && series.isEmpty()
        ? notSupported(provider() + " has no metric " + metric + " of kind " + kind)
        : answer.map(Optional::orElseThrow);
  }

  private static CloudPage withoutDeleted(CloudPage page) {
    return new CloudPage(
        page.objects().stream().filter(object -> object.state() != PowerState.DELETED).toList(),
        page.token());
  }

  /** What is being deleted counts as gone: nothing can be done with it any more. */
  private static CloudObject existing(ObjectCalls objects, String id) throws Exception {
    var object = objects.read(id).orElseThrow(() -> new GoneException(id + " is not listed"));
    if (object.state() == PowerState.DELETED) {
      throw new GoneException(id + " is deleted");
    }
    return object;
  }

  private <T> CloudAnswer<T> ask(AccountCredentials account, CloudKind kind, Question<T> question) {
    if (account.provider() != provider()) {
      throw new IllegalArgumentException(account.account() + " is not of " + provider());
    }
    if (!vendor.has(kind)) {
      return notSupported(provider() + " is not asked about objects of kind " + kind);
    }
    var turns = calls.turns(account);
    return calls.ask(
        account,
        vendor.api(kind),
        () -> {
          try (var objects = vendor.open(account, kind, turns)) {
            return question.ask(objects);
          }
        },
        thrown ->
            switch (thrown) {
              case GoneException gone ->
                  Optional.of(new VendorError.NotThere(String.valueOf(gone.getMessage())));
              case NotOfferedException refused ->
                  Optional.of(new VendorError.NotOffered(String.valueOf(refused.getMessage())));
              default -> vendor.error(thrown);
            });
  }

  private static <T> CloudAnswer<T> notSupported(String message) {
    return new CloudAnswer.Failed<>(Reason.NOT_SUPPORTED, FailureClass.PERMANENT, message);
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(ObjectCalls objects) throws Exception;
  }

  @FunctionalInterface
  private interface Order {
    void give(ObjectCalls objects, String id) throws Exception;
  }

  /** The object is not listed, or there and deleted as far as the vendor is concerned. */
  private static final class GoneException extends Exception {
    private static final long serialVersionUID = 1L;

    GoneException(String message) {
      super(message);
    }
  }
}
