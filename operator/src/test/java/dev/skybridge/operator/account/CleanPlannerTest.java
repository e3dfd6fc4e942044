package dev.skybridge.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.PowerState;
import dev.skybridge.operator.account.CleanOrder.Named;
import dev.skybridge.operator.account.CleanPlanner.Looked;
import dev.skybridge.operator.account.CleanPlanner.Verdict;
import dev.skybridge.operator.account.ObjectOwners.Owner;
import dev.skybridge.operator.cloud.OwnershipTags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CleanPlannerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Duration AGE = Duration.ofMinutes(15);
  private static final Named NAMED = new Named(CloudKind.INSTANCE, "i-1", LastCopy.KEEP);
  private static final Owner.Nobody NOBODY = new Owner.Nobody("shop/a", "orders");
  private static final Map<String, String> OWN =
      Map.of(OwnershipTags.STACK, "shop/a", OwnershipTags.URN_NAME, "orders");
  private static final List<Owner> OWNERS =
      List.of(new Owner.Foreign(), new Owner.Stack(), new Owner.Unclear("the database"), NOBODY);

  private static final List<@Nullable Instant> SINCE =
      Arrays.asList(null, NOW.minus(AGE).plusMillis(1), NOW.minus(AGE), NOW.minus(AGE.plus(AGE)));

  /** One case of all that there are. */
  private record Case(@Nullable OrphanStatus report, Looked looked, @Nullable Instant since) {
    Verdict verdict() {
      return CleanPlanner.judge(NAMED, report, looked, since, AGE, NOW);
    }

    /** What has to be so for a deletion, said anew and without the planner's words. */
    boolean isOrphan() {
      return report != null
          && report.objects().contains("INSTANCE i-1 (orders of stack shop/a)")
          && looked instanceof Looked.There(var object, var owner, var stackExists)
          && object.kind() == CloudKind.INSTANCE
          && object.id().equals("i-1")
          && object.tags().entrySet().containsAll(OWN.entrySet())
          && owner instanceof Owner.Nobody
          && !stackExists
          && since != null
          && !since.isAfter(NOW.minus(AGE));
    }
  }

  @Test
  void shouldDeleteWhatProvesToBeAnOrphanAndNothingElse() {
    // given
    var cases = cases();

    // when
    var deleted = cases.stream().filter(c -> c.verdict() instanceof Verdict.Delete).toList();

    // then
    assertThat(cases).hasSizeGreaterThan(1000);
    assertThat(deleted).isNotEmpty().allMatch(Case::isOrphan);
    assertThat(cases).filteredOn(Case::isOrphan).hasSameElementsAs(deleted);
    assertThat(deleted).allSatisfy(c -> assertThat(c.verdict()).isEqualTo(new Verdict.Delete(OWN)));
  }

  private static List<Case> cases() {
    var looks = new ArrayList<Looked>(List.of(new Looked.NotThere(), new Looked.Unseen("silent")));
    for (var kind : CloudKind.values()) {
      for (var id : List.of("i-1", "i-10")) {
        for (var tags : List.of(OWN, Map.<String, String>of(), Map.of(OwnershipTags.STACK, "x"))) {
          var object = new CloudObject(kind, id, id, PowerState.RUNNING, "", tags);
          for (var owner : OWNERS) {
            looks.add(new Looked.There(object, owner, true));
            looks.add(new Looked.There(object, owner, false));
          }
        }
      }
    }
    var cases = new ArrayList<Case>();
    for (var look : looks) {
      for (var since : SINCE) {
        cases.add(new Case(null, look, since));
        cases.add(new Case(report("INSTANCE i-10 (orders of stack shop/a)"), look, since));
        cases.add(new Case(report("DATABASE i-1 (orders of stack shop/a)"), look, since));
        cases.add(new Case(report("INSTANCE i-1 (orders of stack shop/a)"), look, since));
      }
    }
    return cases;
  }

  @Test
  void shouldSayWhyItLeavesSomething() {
    // given
    var shown = report("INSTANCE i-1 (orders of stack shop/a)");
    var object = new CloudObject(CloudKind.INSTANCE, "i-1", "", PowerState.RUNNING, "", OWN);
    var old = NOW.minus(AGE);

    // when and then
    assertThat(why(new Case(null, new Looked.NotThere(), old))).contains("does not show it");
    assertThat(why(new Case(shown, new Looked.Unseen("silent"), old))).endsWith("silent");
    assertThat(why(new Case(shown, new Looked.There(object, new Owner.Foreign(), false), old)))
        .contains("tags");
    assertThat(why(new Case(shown, new Looked.There(object, new Owner.Stack(), false), old)))
        .contains("belongs");
    assertThat(why(new Case(shown, new Looked.There(object, NOBODY, true), old)))
        .contains("shop/a exists");
    assertThat(why(new Case(shown, new Looked.There(object, NOBODY, false), NOW)))
        .contains("PT15M");
    assertThat(new Case(shown, new Looked.NotThere(), old).verdict()).isEqualTo(new Verdict.Gone());
  }

  private static String why(Case one) {
    return one.verdict() instanceof Verdict.Leave(var why) ? why : one.verdict().toString();
  }

  @Test
  void shouldRememberWhatTheReportShowedAcrossARestart() {
    // given
    var report = report("INSTANCE i-1 (orders of stack shop/a)");

    // when
    var remembered = OrphanPlanner.remembered(report, AGE);

    // then
    assertThat(remembered).containsExactly(Map.entry("INSTANCE i-1", NOW.minus(AGE)));
    assertThat(OrphanPlanner.remembered(null, AGE)).isEmpty();
  }

  private static OrphanStatus report(String... objects) {
    return new OrphanStatus(NOW.toString(), null, 3, objects.length, List.of(objects), List.of());
  }
}
