package dev.skybridge.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.skybridge.operator.account.ObjectOwners.Owner;
import dev.skybridge.operator.metrics.PlatformMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrphanFinderTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration AGE = Duration.ofMinutes(15);
  private static final AccountCredentials ACCOUNT =
      new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of());

  @Test
  void shouldReadAllPagesAndSayWhatItCouldNotSee() {
    // given two pages of machines, databases that can't be listed, and a bucket
    var cloud = new Pages();
    var finder = finder(cloud);

    // when
    var first = finder.find(ACCOUNT, null, null, NOW);
    var second = finder.find(ACCOUNT, first, "again", NOW.plus(AGE));

    // then
    assertThat(first.count()).isZero();
    assertThat(first.checked()).isEqualTo(3);
    assertThat(second.count()).isEqualTo(2);
    assertThat(second.objects())
        .containsExactly(
            "BUCKET lost-b (r of stack shop/a)", "INSTANCE lost-i (r of stack shop/a)");
    assertThat(second.unchecked())
        .containsExactly("DATABASE: CloudUnreachable: the cloud did not answer");
    assertThat(second.requestedAt()).isEqualTo("again");
  }

  @Test
  void shouldComeSoonerWhileSomethingIsSuspected() {
    // given
    var finder = finder(new Pages());
    var last = finder.find(ACCOUNT, null, null, NOW);

    // when and then
    assertThat(finder.due("team/aws", last, null, NOW)).isEqualTo(NOW.plus(AGE));
    assertThat(finder.due("team/other", last, null, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  private static OrphanFinder finder(CloudControl cloud) {
    ObjectOwners owners =
        object ->
            object.id().startsWith("lost")
                ? new Owner.Nobody("shop/a", "r")
                : object.id().startsWith("own") ? new Owner.Stack() : new Owner.Foreign();
    return new OrphanFinder(
        List.of(cloud), owners, Duration.ofHours(1), AGE, new PlatformMetrics());
  }

  private static final class Pages implements CloudControl {
    @Override
    public Provider provider() {
      return Provider.AWS;
    }

    @Override
    public CloudAnswer<CloudPage> list(
        AccountCredentials account, CloudKind kind, Optional<String> after) {
      return switch (kind) {
        case INSTANCE -> after.isEmpty() ? given(kind, "own-i", "2") : given(kind, "lost-i", null);
        case DATABASE ->
            new CloudAnswer.Failed<>(
                Reason.CLOUD_UNREACHABLE, FailureClass.TRANSIENT, "the cloud did not answer");
        case BUCKET -> given(kind, "lost-b", null);
      };
    }

    private static CloudAnswer<CloudPage> given(
        CloudKind kind, String id, @org.jspecify.annotations.Nullable String next) {
      var foreign = new CloudObject(kind, "x", "x", PowerState.RUNNING, "", Map.of());
      var object = new CloudObject(kind, id, id, PowerState.RUNNING, "", Map.of());
      return new CloudAnswer.Given<>(new CloudPage(List.of(foreign, object), next));
    }

    @Override
    public CloudAnswer<CloudObject> read(AccountCredentials account, CloudKind kind, String id) {
      throw new UnsupportedOperationException("not asked");
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
    public CloudAnswer<CloudDeletion> delete(
        AccountCredentials account,
        CloudKind kind,
        String id,
        Map<String, String> tags,
        LastCopy copy) {
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
}
