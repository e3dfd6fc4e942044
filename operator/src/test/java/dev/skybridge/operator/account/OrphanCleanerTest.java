package dev.skybridge.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CleanResult;
import dev.skybridge.crd.CleanedObject;
import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudDeletion;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.account.ObjectOwners.Owner;
import dev.skybridge.operator.cloud.OwnershipTags;
import dev.skybridge.operator.metrics.PlatformMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrphanCleanerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration AGE = Duration.ofMinutes(15);
  private static final AccountCredentials ACCOUNT =
      new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of());
  private static final Map<String, String> GONE = tags("shop/gone");

  private final ScriptedCloud cloud = new ScriptedCloud(Provider.AWS);
  private final PlatformMetrics metrics = new PlatformMetrics();
  private final Set<String> stacks = new HashSet<>();

  private static Map<String, String> tags(String stack) {
    return Map.of(OwnershipTags.STACK, stack, OwnershipTags.URN_NAME, "orders");
  }

  /** Of what carries tags, the stack {@code shop/kept} holds its own. */
  private final ObjectOwners owners =
      object -> {
        var stack = object.tags().get(OwnershipTags.STACK);
        return stack == null
            ? new Owner.Foreign()
            : stack.equals("shop/kept") ? new Owner.Stack() : new Owner.Nobody(stack, "orders");
      };

  private List<CleanedObject> clean(@Nullable OrphanStatus report, String request) {
    var finder = new OrphanFinder(List.of(cloud), owners, Duration.ofHours(1), AGE, metrics);
    Predicate<String> exists = stacks::contains;
    return new OrphanCleaner(finder, owners, exists, AGE, metrics, () -> NOW)
        .clean(ACCOUNT, report, request, "kim")
        .objects();
  }

  private static OrphanStatus showing(String... names) {
    return new OrphanStatus(
        NOW.toString(),
        null,
        names.length,
        names.length,
        List.of(names).stream().map(name -> name + " (orders of stack shop/gone)").toList(),
        List.of());
  }

  @Test
  void shouldDeleteExactlyWhatWasNamedAndLeaveTheRest() {
    // given
    cloud.has(CloudKind.INSTANCE, "i-1", GONE);
    cloud.has(CloudKind.INSTANCE, "i-2", GONE);
    cloud.has(CloudKind.DATABASE, "db-1", GONE);
    var report = showing("INSTANCE i-1", "INSTANCE i-2", "DATABASE db-1");

    // when
    var results = clean(report, "INSTANCE i-1, DATABASE db-1 without-copy");

    // then
    assertThat(results).extracting(CleanedObject::result).containsOnly(CleanResult.DELETED);
    assertThat(cloud.deleted()).containsExactly("INSTANCE i-1 KEEP", "DATABASE db-1 NONE");
    assertThat(
            metrics
                .registry()
                .getSampleValue(
                    "skybridge_orphans_cleaned_total",
                    new String[] {"provider", "result"},
                    new String[] {"aws", "Deleted"}))
        .isEqualTo(2);
  }

  @Test
  void shouldLeaveWhatIsNoOrphanAnyMore() {
    // given a report that is out of date in every way
    cloud.has(CloudKind.INSTANCE, "i-owned", tags("shop/kept"));
    cloud.has(CloudKind.INSTANCE, "i-foreign", Map.of());
    cloud.has(CloudKind.INSTANCE, "i-again", tags("shop/again"));
    cloud.has(CloudKind.INSTANCE, "i-hidden", GONE);
    stacks.add("shop/again");
    var report =
        showing("INSTANCE i-owned", "INSTANCE i-foreign", "INSTANCE i-again", "INSTANCE i-away");

    // when
    var results =
        clean(
            report,
            "INSTANCE i-owned, INSTANCE i-foreign, INSTANCE i-again, INSTANCE i-hidden, INSTANCE i-away, all");

    // then
    assertThat(results)
        .extracting(CleanedObject::result)
        .containsExactly(
            CleanResult.LEFT,
            CleanResult.LEFT,
            CleanResult.LEFT,
            CleanResult.LEFT,
            CleanResult.GONE,
            CleanResult.LEFT);
    assertThat(cloud.deleted()).isEmpty();
  }

  @Test
  void shouldDeleteNothingWithoutAReport() {
    // given
    cloud.has(CloudKind.INSTANCE, "i-1", GONE);

    // when
    var results = clean(null, "INSTANCE i-1");

    // then
    assertThat(results).extracting(CleanedObject::result).containsExactly(CleanResult.LEFT);
    assertThat(cloud.deleted()).isEmpty();
  }

  @Test
  void shouldSayWhatTheCloudRefusesAndGoOn() {
    // given
    cloud.has(CloudKind.BUCKET, "full", GONE);
    cloud.has(CloudKind.BUCKET, "empty", GONE);
    cloud.refuses("full", "BucketNotEmpty: there are objects in it");

    // when
    var results = clean(showing("BUCKET full", "BUCKET empty"), "BUCKET full, BUCKET empty");

    // then
    assertThat(results.getFirst().result()).isEqualTo(CleanResult.FAILED);
    assertThat(results.getFirst().message()).contains("BucketNotEmpty");
    assertThat(results.getLast().result()).isEqualTo(CleanResult.DELETED);
  }

  @Test
  void shouldSayWhatIsLeftOfADatabase() {
    // given
    cloud.has(CloudKind.DATABASE, "db-1", GONE);
    cloud.answers(new CloudDeletion.Ordered("snapshot db-1-last"));

    // when
    var results = clean(showing("DATABASE db-1"), "DATABASE db-1");

    // then
    assertThat(results)
        .containsExactly(
            new CleanedObject(
                "DATABASE db-1", CleanResult.DELETED, "left of it: snapshot db-1-last"));
    assertThat(cloud.deleted()).containsExactly("DATABASE db-1 " + LastCopy.KEEP);
  }

  @Test
  void shouldNotCarryOutMoreThanTheBound() {
    // given
    var names = IntStream.range(0, CleanOrder.MOST + 3).mapToObj(i -> "INSTANCE i-" + i).toList();
    names.forEach(name -> cloud.has(CloudKind.INSTANCE, name.substring(9), GONE));

    // when
    var results = clean(showing(names.toArray(String[]::new)), String.join(",", names));

    // then
    assertThat(results).hasSize(1);
    assertThat(cloud.deleted()).isEmpty();
    assertThat(results.getLast().result()).isEqualTo(CleanResult.LEFT);
  }
}
