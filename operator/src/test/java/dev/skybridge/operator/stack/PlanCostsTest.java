package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.cost.price.MonthlyCost;
import dev.skybridge.crd.ChangeBudget;
import dev.skybridge.crd.PlanCost;
import dev.skybridge.crd.PlanCost.Total;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackPlan;
import dev.skybridge.model.StackPlan.Action;
import dev.skybridge.model.StackPlan.Step;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PlanCostsTest {
  private static final ChangeBudget HUNDRED = new ChangeBudget(100, "CNY");

  @Test
  void shouldCountAllOfWhatIsNewAndTheDifferenceAfterIt() {
    var first = PlanCosts.of(plan(0, "g1", Action.CREATE), cost("CNY", "120.004"), null);
    var second =
        PlanCosts.of(
            plan(1, "g2", Action.UPDATE), cost("CNY", "150"), status(PlanState.APPLIED, first));

    assertThat(totals(first)).containsExactly(new Total("CNY", "0.00", "120.00", "120.00"));
    assertThat(totals(second)).containsExactly(new Total("CNY", "120.00", "150.00", "30.00"));
  }

  @Test
  void shouldCountFromWhatWasAppliedLastWhenAPlanWasNot() {
    var waiting =
        new PlanCost(
            List.of(new Total("CNY", "10.00", "99.00", "89.00")), List.of(), List.of("a list"));

    for (var state : List.of(PlanState.AWAITING_APPROVAL, PlanState.FAILED, PlanState.PROPOSED)) {
      var next =
          PlanCosts.of(plan(3, "g2", Action.UPDATE), cost("CNY", "40"), status(state, waiting));

      assertThat(totals(next)).containsExactly(new Total("CNY", "10.00", "40.00", "30.00"));
    }
  }

  @Test
  void shouldSayThatNothingIsLeftToPayWhenAllIsDestroyed() {
    var applied =
        new PlanCost(List.of(new Total("USD", "0.00", "7.50", "7.50")), List.of(), List.of());

    var destroy =
        PlanCosts.of(
            plan(3, StackRequest.DESTROY, Action.DELETE),
            cost("USD", "7.5"),
            status(PlanState.APPLIED, applied));

    assertThat(totals(destroy)).containsExactly(new Total("USD", "7.50", "0.00", "-7.50"));
  }

  @Test
  void shouldSayNothingOfCostWhereNoPriceIsKnown() {
    assertThat(PlanCosts.of(plan(0, "g1", Action.CREATE), null, null)).isNull();
    assertThat(PlanCosts.of(plan(0, "g1", Action.CREATE), unpriced(), null)).isNull();
  }

  @Test
  void shouldAskAboveTheBudgetOnly() {
    assertThat(beyond(cost("CNY", "100"))).isEmpty();
    assertThat(beyond(cost("CNY", "100.01")))
        .containsExactly("the monthly cost would rise by 100.01 CNY, the change budget is 100 CNY");
  }

  @Test
  void shouldAskWhenTheRiseIsInAnotherCurrency() {
    assertThat(beyond(cost("USD", "1"))).hasSize(1).first().asString().contains("1.00 USD");
    assertThat(beyond(cost("USD", "0"))).isEmpty();
  }

  @Test
  void shouldAskWhenWhatIsMadeHasNoPrice() {
    assertThat(beyond(unpriced()))
        .containsExactly("the change budget can't be checked, no price is known of db: db.huge");
  }

  @Test
  void shouldAskWhenNobodyKnowsWhatItCostBefore() {
    var plan = plan(4, "g2", Action.UPDATE);
    var monthly = cost("CNY", "500");
    var cost = PlanCosts.of(plan, monthly, status(PlanState.APPLIED, null));

    assertThat(totals(cost)).containsExactly(new Total("CNY", null, "500.00", null));
    assertThat(PlanCosts.beyond(HUNDRED, plan, cost, monthly, null))
        .hasSize(1)
        .first()
        .asString()
        .contains("what it costs now is not known");
  }

  @Test
  void shouldAskWhenASizeWithoutAPriceIsKeptInAnotherObjectThanTheOneThatIsBilled() {
    // given a group whose machines' size stands in a template
    var plan =
        new StackPlan(
            "h".repeat(64),
            "g2",
            3,
            List.of(new Step("web-template", "t", Action.UPDATE, false, List.of(), List.of())));
    var now = monthly(Map.of("web-group", "machine.huge"));
    var paid = new PlanCost(List.of(), List.of(), List.of());
    var same = new PlanCost(List.of(), List.of("web-group: machine.huge"), List.of());

    // when, then
    assertThat(PlanCosts.beyond(HUNDRED, plan, null, now, status(PlanState.APPLIED, paid)))
        .singleElement()
        .asString()
        .contains("web-group: machine.huge");
    assertThat(PlanCosts.beyond(HUNDRED, plan, null, now, status(PlanState.APPLIED, same)))
        .as("it had none before")
        .isEmpty();
    assertThat(PlanCosts.beyond(HUNDRED, plan, null, now, status(PlanState.PROPOSED, same)))
        .as("which was never let pass")
        .hasSize(1);
  }

  @Test
  void shouldAskWhenNothingIsKnownOfWhatIsTouched() {
    var plan = plan(0, "g1", Action.CREATE);

    assertThat(PlanCosts.beyond(HUNDRED, plan, null, null, null))
        .containsExactly("the change budget can't be checked: what the stack costs is not known");
  }

  @Test
  void shouldNotTakeOtherPricesForAChange() {
    var before =
        new PlanCost(
            List.of(new Total("CNY", "0.00", "900.00", "900.00")),
            List.of(),
            List.of("the list before"));

    var next =
        PlanCosts.of(
            plan(3, "g2", Action.UPDATE), cost("CNY", "100"), status(PlanState.APPLIED, before));

    assertThat(totals(next)).containsExactly(new Total("CNY", null, "100.00", null));
  }

  private static List<Total> totals(@Nullable PlanCost cost) {
    return Objects.requireNonNull(cost).totals();
  }

  private static List<String> beyond(MonthlyCost monthly) {
    var plan = plan(0, "g1", Action.CREATE);
    return PlanCosts.beyond(HUNDRED, plan, PlanCosts.of(plan, monthly, null), monthly, null);
  }

  private static MonthlyCost cost(String currency, String amount) {
    var amounts =
        new TreeMap<Currency, BigDecimal>(Comparator.comparing(Currency::getCurrencyCode));
    amounts.put(Currency.getInstance(currency), new BigDecimal(amount));
    return new MonthlyCost(amounts, new TreeSet<>(List.of("a list")), new TreeMap<>());
  }

  private static MonthlyCost unpriced() {
    return monthly(Map.of("db", "db.huge"));
  }

  private static MonthlyCost monthly(Map<String, String> unpriced) {
    return new MonthlyCost(
        new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)),
        new TreeSet<>(),
        new TreeMap<>(unpriced));
  }

  private static StackPlan plan(int live, String graph, Action action) {
    return new StackPlan(
        "h".repeat(64),
        graph,
        live,
        List.of(new Step("db", "aws:rds/instance:Instance", action, true, List.of(), List.of())));
  }

  private static PlanStatus status(PlanState state, @Nullable PlanCost cost) {
    return new PlanStatus(
        "p".repeat(64),
        "g1",
        state,
        StackPlan.Risk.CHANGE,
        1,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        "kim",
        null,
        null,
        "2026-03-01T12:00:00Z",
        null,
        cost);
  }
}
