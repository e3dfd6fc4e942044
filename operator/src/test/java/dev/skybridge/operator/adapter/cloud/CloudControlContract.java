package dev.skybridge.operator.adapter.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.skybridge.model.CloudAnswer;
import dev.skybridge.model.CloudAnswer.Failed;
import dev.skybridge.model.CloudControl;
import dev.skybridge.model.CloudDeletion;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.DataEncryption;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries.Point;
import dev.skybridge.model.PowerState;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.ApiLimits;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every cloud's adapter does, whichever SDK is behind it. A cloud is a subclass. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CloudControlContract {
  /** The least page that EC2 takes. */
  private static final int PAGE = 5;

  private final Scope scope = Scope.root("test");
  private CloudFixture cloud;
  private CloudControl control;

  /** The cloud, filled by nobody else. */
  protected abstract CloudFixture start() throws Exception;

  @BeforeAll
  void open() throws Exception {
    cloud = start();
    control = control(cloud.endpoints(), unlimited());
  }

  @AfterAll
  void close() {
    scope.close();
  }

  private CloudControl control(Map<String, URI> endpoints, ApiLimits limits) {
    return control(endpoints, limits, PAGE);
  }

  private CloudControl control(Map<String, URI> endpoints, ApiLimits limits, int page) {
    var provider = cloud.account().provider();
    var settings =
        new CallSettings(
            Map.of(provider.packageName(), endpoints),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            3,
            Duration.ofMillis(20),
            page);
    return new SdkCloudControl(cloud.vendor(settings), new CloudCalls(scope, limits, settings));
  }

  private static ApiLimits unlimited() {
    var bucket = TokenBucket.full(new RateLimit(1e6, 1_000_000));
    return (_, _) -> bucket;
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseKindsThatTheCloudLacks(CloudKind kind) {
    assumeTrue(!cloud.kinds().contains(kind), "the other tests are for this kind");
    // given
    var account = cloud.account();

    // when
    var answers =
        Stream.of(
            control.list(account, kind, Optional.empty()),
            control.read(account, kind, "any"),
            control.stop(account, kind, "any"),
            control.tag(account, kind, "any", Map.of("a", "b")),
            control.delete(account, kind, "any", Map.of(), LastCopy.NONE));

    // then
    assertThat(answers).allSatisfy(answer -> refusedAs(answer, Reason.NOT_SUPPORTED));
  }

  @ParameterizedTest
  @EnumSource
  void shouldListEachObjectOnceOverAllPages(CloudKind kind) {
    requireKind(kind);
    // given more objects than the longest of the vendors' shortest pages, which is RDS's 20
    var crowd = cloud.pages(kind) ? 22 : 3;
    var made =
        IntStream.range(0, crowd)
            .mapToObj(i -> cloud.make(kind, "listed-" + i, Map.of("team", "list-" + i)))
            .toList();
    var asked = cloud.pages(kind) ? control : control(cloud.endpoints(), unlimited(), 100);

    // when
    var pages = pages(asked, kind);

    // then
    assertThat(pages.size() > 1).isEqualTo(cloud.pages(kind));
    var listed = pages.stream().flatMap(page -> page.objects().stream()).toList();
    assertThat(listed).extracting(CloudObject::id).doesNotHaveDuplicates().containsAll(made);
    assertThat(listed)
        .filteredOn(object -> object.id().equals(made.get(1)))
        .singleElement()
        .satisfies(object -> {
          assertThat(object.kind()).isEqualTo(kind);
          assertThat(object.state()).isEqualTo(running(kind));
          assertThat(object.tags()).containsEntry("team", "list-1");
        });
  }

  private static String name(String what, CloudKind kind) {
    return what + "-" + kind.name().toLowerCase(Locale.ROOT);
  }

  private void requireKind(CloudKind kind) {
    assumeTrue(cloud.kinds().contains(kind), "this cloud has no such kind");
  }

  private List<CloudPage> pages(CloudControl asked, CloudKind kind) {
    var pages = new ArrayList<CloudPage>();
    Optional<String> next = Optional.empty();
    do {
      var page = given(asked.list(cloud.account(), kind, next));
      pages.add(page);
      next = page.next();
    } while (next.isPresent() && pages.size() < 100);
    return pages;
  }

  @ParameterizedTest
  @EnumSource
  void shouldStopAndStartWhatTheCloudCan(CloudKind kind) {
    requireKind(kind);
    assumeTrue(cloud.stoppable().contains(kind), "the next test is for this kind");
    // given
    var id = cloud.make(kind, name("power", kind), Map.of());

    // when
    var stopping = given(control.stop(cloud.account(), kind, id));
    var stopped = state(kind, id);
    var again = given(control.stop(cloud.account(), kind, id));
    var starting = given(control.start(cloud.account(), kind, id));
    var started = state(kind, id);
    var startedAgain = given(control.start(cloud.account(), kind, id));

    // then
    assertThat(stopping).isIn(PowerState.STOPPING, PowerState.STOPPED);
    assertThat(stopped).isEqualTo(PowerState.STOPPED);
    assertThat(again).isEqualTo(PowerState.STOPPED);
    assertThat(starting).isIn(PowerState.STARTING, PowerState.RUNNING);
    assertThat(started).isEqualTo(PowerState.RUNNING);
    assertThat(startedAgain).isEqualTo(PowerState.RUNNING);
  }

  private PowerState state(CloudKind kind, String id) {
    return given(control.read(cloud.account(), kind, id)).state();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseToStopWhatTheCloudCannot(CloudKind kind) {
    requireKind(kind);
    assumeTrue(!cloud.stoppable().contains(kind), "the test before is for this kind");
    // given
    var id = cloud.make(kind, name("steady", kind), Map.of());

    // when
    var stop = control.stop(cloud.account(), kind, id);
    var start = control.start(cloud.account(), kind, id);

    // then
    assertThat(Stream.of(stop, start))
        .allSatisfy(answer -> refusedAs(answer, Reason.NOT_SUPPORTED));
    assertThat(state(kind, id)).isEqualTo(running(kind));
  }

  @ParameterizedTest
  @EnumSource
  void shouldSetTagsAndKeepTheOthers(CloudKind kind) {
    requireKind(kind);
    // given
    var id = cloud.make(kind, name("tagged", kind), Map.of("team", "a", "stage", "test"));

    // when
    var answer =
        given(control.tag(cloud.account(), kind, id, Map.of("team", "b", "skybridge.dev/x", "1")));

    // then
    var expected = Map.of("team", "b", "stage", "test", "skybridge.dev/x", "1");
    assertThat(answer).containsAllEntriesOf(expected);
    assertThat(given(control.read(cloud.account(), kind, id)).tags())
        .containsAllEntriesOf(expected);
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeleteAndBeFineWithWhatIsGone(CloudKind kind) {
    requireKind(kind);
    // given
    var tags = Map.of("skybridge.dev/stack", "shop/" + kind);
    var id = cloud.make(kind, name("deleted", kind), tags);
    var other = cloud.make(kind, name("neighbour", kind), tags);

    // when
    var deleted = given(control.delete(cloud.account(), kind, id, tags, LastCopy.NONE));
    var read = control.read(cloud.account(), kind, id);
    var again = given(control.delete(cloud.account(), kind, id, tags, LastCopy.NONE));
    var never =
        given(control.delete(cloud.account(), kind, cloud.absent(kind), tags, LastCopy.KEEP));

    // then
    assertThat(deleted).isInstanceOf(CloudDeletion.Ordered.class);
    assertThat(read).isInstanceOf(CloudAnswer.Absent.class);
    assertThat(again).isEqualTo(new CloudDeletion.Gone());
    assertThat(never).isEqualTo(new CloudDeletion.Gone());
    assertThat(ids(kind)).contains(other).doesNotContain(id);
  }

  private List<String> ids(CloudKind kind) {
    return pages(control(cloud.endpoints(), unlimited(), 100), kind).stream()
        .flatMap(page -> page.objects().stream())
        .map(CloudObject::id)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotDeleteWhatCarriesOtherTags(CloudKind kind) {
    requireKind(kind);
    // given
    var id = cloud.make(kind, name("changed", kind), Map.of("skybridge.dev/stack", "shop/b"));

    // when
    var answer =
        given(
            control.delete(
                cloud.account(), kind, id, Map.of("skybridge.dev/stack", "shop/a"), LastCopy.NONE));

    // then
    assertThat(answer)
        .isInstanceOfSatisfying(
            CloudDeletion.Other.class,
            left -> assertThat(left.tags()).containsEntry("skybridge.dev/stack", "shop/b"));
    assertThat(state(kind, id)).isEqualTo(running(kind));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveWhatTheVendorProtects(CloudKind kind) {
    requireKind(kind);
    // given
    var id = cloud.make(kind, name("held", kind), Map.of("team", "a"));
    cloud.hinder(kind, id);

    // when
    var answer = control.delete(cloud.account(), kind, id, Map.of("team", "a"), LastCopy.NONE);

    // then
    assertThat(refusedAs(answer, Reason.CLOUD_REFUSED).message()).isNotBlank();
    assertThat(state(kind, id)).isEqualTo(running(kind));
  }

  @Test
  void shouldDeleteADatabaseOnlyWithACopyWhereOneIsAskedFor() {
    // given
    var id = cloud.make(CloudKind.DATABASE, "copied", Map.of("team", "a"));

    // when
    var answer =
        control.delete(cloud.account(), CloudKind.DATABASE, id, Map.of("team", "a"), LastCopy.KEEP);

    // then
    if (cloud.keepsCopies()) {
      assertThat(given(answer))
          .isInstanceOfSatisfying(
              CloudDeletion.Ordered.class, ordered -> assertThat(ordered.left()).isNotBlank());
      assertThat(control.read(cloud.account(), CloudKind.DATABASE, id))
          .isInstanceOf(CloudAnswer.Absent.class);
      assertThat(cloud.copied(id)).isTrue();
    } else {
      var _ = refusedAs(answer, Reason.NOT_SUPPORTED);
      assertThat(state(CloudKind.DATABASE, id)).isEqualTo(PowerState.RUNNING);
    }
  }

  @Test
  void shouldReadEncryptionFromTheBeginning() {
    // given
    var id = cloud.makeEncrypted("sealed");

    // when
    var encryption = given(control.encryption(cloud.account(), id));
    var again = given(control.encrypt(cloud.account(), id));
    var never = control.encryption(cloud.account(), cloud.absent(CloudKind.DATABASE));

    // then
    assertThat(encryption)
        .isInstanceOfSatisfying(DataEncryption.On.class, on -> assertThat(on.how()).isNotBlank());
    assertThat(again).isEqualTo(encryption);
    assertThat(never).isInstanceOf(CloudAnswer.Absent.class);
  }

  @Test
  void shouldSwitchEncryptionOnOrSayWhyItCannot() {
    // given
    var id = cloud.make(CloudKind.DATABASE, "plain", Map.of());

    // when
    var before = given(control.encryption(cloud.account(), id));
    var ordered = given(control.encrypt(cloud.account(), id));
    var after = given(control.encryption(cloud.account(), id));

    // then
    if (cloud.encryptsLater()) {
      assertThat(before).isEqualTo(new DataEncryption.Off());
      assertThat(ordered).isInstanceOfAny(DataEncryption.Ordered.class, DataEncryption.On.class);
      assertThat(after).isInstanceOf(DataEncryption.On.class);
    } else {
      assertThat(before)
          .isInstanceOfSatisfying(
              DataEncryption.Absent.class, absent -> assertThat(absent.why()).isNotBlank());
      assertThat(ordered).isEqualTo(before);
      assertThat(after).isEqualTo(before);
    }
    assertThat(state(CloudKind.DATABASE, id)).isEqualTo(PowerState.RUNNING);
  }

  static Stream<Arguments> measurements() {
    return Stream.of(CloudKind.values())
        .flatMap(kind -> Stream.of(CloudMetric.values()).map(m -> Arguments.of(kind, m)));
  }

  @ParameterizedTest
  @MethodSource("measurements")
  void shouldReadWhatTheCloudMeasured(CloudKind kind, CloudMetric metric) {
    requireKind(kind);
    // given
    var name =
        name(metric.unit().replace("/", "-"), kind)
            + (metric.name().contains("SENT") ? "-out" : "");
    var id = cloud.make(kind, name, Map.of());
    var step = kind == CloudKind.BUCKET ? Duration.ofDays(1) : Duration.ofMinutes(5);
    var begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
    var known = cloud.metrics(kind).contains(metric);
    if (known) {
      cloud.measured(kind, id, metric, begin, 40);
      cloud.measured(kind, id, metric, begin.plus(step), 60.5);
    }

    // when
    var range = new MetricRange(begin, begin.plus(step.multipliedBy(2)), step);
    var answer = control.metric(cloud.account(), kind, id, metric, range);
    var before = new MetricRange(begin.minus(step.multipliedBy(2)), begin.minus(step), step);
    var nothing = control.metric(cloud.account(), kind, id, metric, before);

    // then
    if (!known) {
      refusedAs(answer, Reason.NOT_SUPPORTED);
      return;
    }
    var series = given(answer);
    assertThat(series.metric()).isEqualTo(metric);
    assertThat(series.step()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(series.points()).extracting(Point::at).containsExactly(begin, begin.plus(step));
    assertThat(series.points().getFirst().value()).isCloseTo(40, within(0.01));
    assertThat(series.points().getLast().value()).isCloseTo(60.5, within(0.01));
    assertThat(given(nothing).points()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhereThereIsNoSuchObject(CloudKind kind) {
    requireKind(kind);
    // given
    var account = cloud.account();
    var id = cloud.absent(kind);
    var now = Instant.now();
    var metric = cloud.metrics(kind).stream().findFirst().orElseThrow();

    // when
    var answers =
        Stream.of(
            control.read(account, kind, id),
            control.tag(account, kind, id, Map.of("a", "b")),
            control.metric(
                account,
                kind,
                id,
                metric,
                new MetricRange(now.minusSeconds(600), now, Duration.ofMinutes(5))));

    // then
    assertThat(answers).allSatisfy(a -> assertThat(a).isInstanceOf(CloudAnswer.Absent.class));
    if (cloud.stoppable().contains(kind)) {
      assertThat(control.stop(account, kind, id)).isInstanceOf(CloudAnswer.Absent.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhereTheCloudDoesNotKnowTheKeys(CloudKind kind) {
    requireKind(kind);
    // given
    var stranger = cloud.stranger();

    // when
    var answer = control(cloud.guarded(), unlimited()).list(stranger, kind, Optional.empty());

    // then
    var failed = refusedAs(answer, Reason.CREDENTIALS_REFUSED);
    assertThat(stranger.credentials().values())
        .allSatisfy(secret -> assertThat(failed.message()).doesNotContain(secret.reveal()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTryAgainThenGiveUpWhereTheCloudIsBroken(CloudKind kind) throws Exception {
    requireKind(kind);
    try (var broken = new DeafServer(503)) {
      // given
      var gone = control(cloud.endpointsAt(broken.address()), unlimited());

      // when
      var answer = gone.list(cloud.account(), kind, Optional.empty());

      // then
      assertThat(answer)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(Reason.CLOUD_UNREACHABLE);
                assertThat(failed.failureClass()).isEqualTo(FailureClass.TRANSIENT);
              });
      assertThat(broken.requests()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndWithTheCallersScopeWhereTheCloudIsSilent(CloudKind kind) throws Exception {
    requireKind(kind);
    try (var silent = new DeafServer(DeafServer.NEVER)) {
      // given
      var gone = control(cloud.endpointsAt(silent.address()), unlimited());

      // when
      var begun = System.nanoTime();
      var caller = scope.child("caller", Duration.ofMillis(700));
      Throwable thrown = null;
      try {
        caller.run(() -> gone.list(cloud.account(), kind, Optional.empty()));
      } catch (RuntimeException e) {
        thrown = e;
      }
      var took = Duration.ofNanos(System.nanoTime() - begun);

      // then
      assertThat(thrown).isInstanceOf(CancelledException.class);
      assertThat(took).isLessThan(Duration.ofSeconds(5));
      assertThat(caller.close(Duration.ofSeconds(5)).stillRunning()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendNothingWhereTheAccountsLimitIsReached(CloudKind kind) throws Exception {
    requireKind(kind);
    try (var server = new DeafServer(503)) {
      // given a permit in three hours, which is taken
      var bucket = TokenBucket.full(new RateLimit(1e-4, 1));
      assertThat(bucket.tryAcquire()).isTrue();
      var asked = new TreeSet<String>();
      var limited =
          control(
              cloud.endpointsAt(server.address()),
              (_, api) -> {
                asked.add(api);
                return bucket;
              });

      // when
      var answer = limited.list(cloud.account(), kind, Optional.empty());

      // then
      assertThat(answer)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo(Reason.CLOUD_THROTTLED));
      assertThat(server.requests()).isZero();
      assertThat(asked).isNotEmpty();
    }
  }

  private static PowerState running(CloudKind kind) {
    return switch (kind) {
      case INSTANCE, DATABASE -> PowerState.RUNNING;
      case BUCKET -> PowerState.ALWAYS_ON;
    };
  }

  private static Failed<?> refusedAs(CloudAnswer<?> answer, Reason reason) {
    assertThat(answer).isInstanceOf(Failed.class);
    var failed = (Failed<?>) answer;
    assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
    assertThat(failed.failureClass()).isEqualTo(FailureClass.PERMANENT);
    return failed;
  }

  private static <T> T given(CloudAnswer<T> answer) {
    return switch (answer) {
      case CloudAnswer.Given<T>(var value) -> value;
      case CloudAnswer.Absent<T> absent -> throw new AssertionError(absent);
      case Failed<T> failed -> throw new AssertionError(failed);
    };
  }
}
