package dev.skybridge.operator.stack;

import dev.skybridge.cost.price.MonthlyCost;
import dev.skybridge.crd.ChangeBudget;
import dev.skybridge.crd.PlanCost;
import dev.skybridge.crd.PlanState;
import dev.skybridge.crd.PlanStatus;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a plan changes of the monthly cost. Before it, a stack costs what its last applied plan led
 * to; drift is not in it. Pure.
 */
final class PlanCosts {
  private static final int DECIMALS = 2;

  private PlanCosts() {}

  /**
   * The difference.
   *
   * @param monthly what the graph costs; null where no price is known
   * @param previous the plan before; null for the first
   * @return null where no price is known
   */
  static @Nullable PlanCost of(
      StackPlan plan, @Nullable MonthlyCost monthly, @Nullable PlanStatus previous) {
    var before = before(plan, monthly, previous);
    var after = new TreeMap<String, BigDecimal>();
    var destroy = plan.graphHash().equals(StackRequest.DESTROY);
    if (monthly != null && !destroy) {
      monthly.amounts().forEach((currency, sum) -> after.put(currency.getCurrencyCode(), sum));
    }
    if (before != null) {
      before.keySet().forEach(currency -> after.putIfAbsent(currency, BigDecimal.ZERO));
    }
    if (after.isEmpty()) {
      return null;
    }
    return new PlanCost(
        after.entrySet().stream().map(sum -> total(sum.getKey(), before, sum.getValue())).toList(),
        monthly == null || destroy ? List.of() : unpriced(monthly),
        monthly == null ? List.of() : List.copyOf(monthly.sources()));
  }

  private static PlanCost.Total total(
      String currency, @Nullable Map<String, BigDecimal> before, BigDecimal after) {
    if (before == null) {
      return new PlanCost.Total(currency, null, text(after), null);
    }
    var was = before.getOrDefault(currency, BigDecimal.ZERO);
    return new PlanCost.Total(currency, text(was), text(after), text(after.subtract(was)));
  }

  /**
   * Null where it is not known: something stands that was made before prices were, or whose prices
   * came from other lists, which would make a change of prices look like one of the plan.
   */
  private static @Nullable Map<String, BigDecimal> before(
      StackPlan plan, @Nullable MonthlyCost monthly, @Nullable PlanStatus previous) {
    if (plan.live() == 0) {
      return Map.of();
    }
    if (previous == null || previous.cost() == null) {
      return null;
    }
    if (!plan.graphHash().equals(StackRequest.DESTROY)
        && (monthly == null || !previous.cost().sources().containsAll(monthly.sources()))) {
      return null;
    }
    var amounts = new TreeMap<String, BigDecimal>();
    for (var total : previous.cost().totals()) {
      var amount = previous.state() == PlanState.APPLIED ? total.after() : total.before();
      if (amount == null) {
        return null;
      }
      amounts.put(total.currency(), new BigDecimal(amount));
    }
    return amounts;
  }

  private static List<String> unpriced(MonthlyCost monthly) {
    return monthly.unpriced().entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .toList();
  }

  /**
   * Why a person is asked by the budget; empty where nobody is. What can't be counted is no reason
   * to let a plan pass.
   */
  static List<String> beyond(
      ChangeBudget budget,
      StackPlan plan,
      @Nullable PlanCost cost,
      @Nullable MonthlyCost monthly,
      @Nullable PlanStatus previous) {
    var why = new ArrayList<String>();
    if (cost != null) {
      for (var total : cost.totals()) {
        rise(total, budget).ifPresent(why::add);
      }
    }
    if (monthly == null) {
      if (plan.steps().stream().anyMatch(StackPlan.Step::touchesCloud)) {
        why.add("the change budget can't be checked: what the stack costs is not known");
      }
      return why;
    }
    var unknown = newlyUnpriced(plan, monthly, previous);
    if (!unknown.isEmpty()) {
      why.add("the change budget can't be checked, no price is known of " + unknown);
    }
    return why;
  }

  private static Optional<String> rise(PlanCost.Total total, ChangeBudget budget) {
    var change = total.change() == null ? total.after() : total.change();
    var most =
        total.currency().equals(budget.currency())
            ? BigDecimal.valueOf(budget.monthly())
            : BigDecimal.ZERO;
    if (new BigDecimal(change).compareTo(most) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        total.change() == null
            ? "it would cost %s %s a month and what it costs now is not known, the change budget is %d %s"
                .formatted(total.after(), total.currency(), budget.monthly(), budget.currency())
            : "the monthly cost would rise by %s %s, the change budget is %d %s"
                .formatted(change, total.currency(), budget.monthly(), budget.currency()));
  }

  /**
   * What has no price and had none of the same SKU when a plan was last applied. By the whole
   * resource, since a vendor may keep a size in another object than the one that it bills.
   */
  private static String newlyUnpriced(
      StackPlan plan, MonthlyCost monthly, @Nullable PlanStatus previous) {
    if (plan.steps().stream().noneMatch(StackPlan.Step::touchesCloud)) {
      return "";
    }
    var applied =
        previous != null && previous.state() == PlanState.APPLIED && previous.cost() != null
            ? previous.cost().unpriced()
            : List.<String>of();
    return unpriced(monthly).stream()
        .filter(each -> !applied.contains(each))
        .collect(Collectors.joining(", "));
  }

  private static String text(BigDecimal amount) {
    return amount.setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
