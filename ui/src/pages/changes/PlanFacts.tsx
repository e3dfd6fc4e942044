import { Descriptions, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Plan, StackChanges } from '../../api/types';
import { TimeAgo } from '../../components/TimeAgo';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';
import { PlanCost } from './PlanCost';
import { PlanHash } from './PlanHash';

/** Who changed, who approved, when, and the hash that an approval repeats. */
export function PlanFacts({ changes, plan }: { changes: StackChanges; plan: Plan }) {
  const text = useText();
  const words = text.changesPage;
  const items: { label: string; children: ReactNode; span?: 'filled' }[] = [
    { label: words.changedBy, children: plan.changedBy ?? words.notKnown },
    { label: words.plannedAt, children: <TimeAgo at={plan.plannedAt} /> },
    { label: words.policy, children: word(words.policies, changes.approvalPolicy) },
  ];
  if (plan.commit !== null) {
    items.push({ label: words.commit, children: <PlanHash hash={plan.commit} /> });
  }
  if (plan.approvedBy !== null) {
    items.push({ label: words.approvedBy, children: plan.approvedBy });
  }
  if (plan.approval !== null) {
    items.push({ label: words.approval, children: <code>{plan.approval}</code> });
  }
  if (plan.cost !== null) {
    items.push({ label: words.cost, span: 'filled', children: <PlanCost cost={plan.cost} /> });
  }
  items.push({
    label: words.hash,
    span: 'filled',
    children: (
      <Typography.Text
        className="plan-hash"
        code
        copyable={{ text: plan.hash, tooltips: [text.copy, text.copied] }}
      >
        {plan.hash}
      </Typography.Text>
    ),
  });
  return (
    <Descriptions
      column={{ xs: 1, sm: 1, md: 2, lg: 3, xl: 3, xxl: 3 }}
      items={items.map((item) => ({ key: item.label, ...item }))}
    />
  );
}
