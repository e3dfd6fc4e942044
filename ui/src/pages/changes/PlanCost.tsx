import type { Plan } from '../../api/types';
import { useText } from '../../i18n/useText';

type Cost = NonNullable<Plan['cost']>;

/** What a plan changes of the monthly cost, where its prices come from, and what has none. */
export function PlanCost({ cost }: { cost: Cost }) {
  const words = useText().changesPage;
  return (
    <div>
      {cost.totals.map((total) => (
        <div key={total.currency}>
          {words.costOf(total.before, total.after, signed(total.change), total.currency)}
        </div>
      ))}
      <div className="secondary">{words.listPrices(cost.sources.join(', '))}</div>
      {cost.unpriced.length > 0 && (
        <div className="secondary">{words.unpriced(cost.unpriced.join('; '))}</div>
      )}
    </div>
  );
}

function signed(change: string | null): string | null {
  return change === null || change.startsWith('-') ? change : `+${change}`;
}
