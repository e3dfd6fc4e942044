import type { StackProps } from './props';
import type { Plan, StackChanges } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { Section } from '../../components/Section';
import { useText } from '../../i18n/useText';
import { canBeApproved, planLevel, riskLevel } from '../../status/plans';
import { word } from '../../status/words';
import { ApproveButton } from './ApproveButton';
import { ByKubectl } from './ByKubectl';
import { PlanFacts } from './PlanFacts';
import { StackReason } from './StackReason';
import { Steps } from './Steps';
import { Why } from './Why';

/** The plan of one stack: what it does, how risky it is, and the way to approve it. */
export function PlanSection({ namespace, name, changes }: StackProps) {
  const words = useText().changesPage;
  const { plan, placement } = changes;
  return (
    <Section title={placement} extra={plan !== null && <Tags plan={plan} />}>
      <div className="changes">
        <StackReason changes={changes} />
        {plan === null ? (
          <p className="secondary">{words.noPlan}</p>
        ) : (
          <>
            <Why why={plan.why} />
            <PlanFacts changes={changes} plan={plan} />
            <PlanSteps plan={plan} />
            {canBeApproved(plan) && (
              <Approving namespace={namespace} name={name} changes={changes} plan={plan} />
            )}
          </>
        )}
      </div>
    </Section>
  );
}

function Tags({ plan }: { plan: Plan }) {
  const words = useText().changesPage;
  return (
    <span className="tags">
      <LevelTag level={riskLevel(plan.risk)}>{word(words.risks, plan.risk)}</LevelTag>
      <LevelTag level={planLevel(plan.state)}>{word(words.states, plan.state)}</LevelTag>
    </span>
  );
}

function PlanSteps({ plan }: { plan: Plan }) {
  const text = useText();
  if (plan.steps.length > 0) {
    return <Steps steps={plan.steps} />;
  }
  return (
    <p className="secondary">
      {plan.risk === 'none' ? text.changesPage.risks.none : text.changesPage.notKept}
    </p>
  );
}

interface ApprovingProps {
  namespace: string;
  name: string;
  changes: StackChanges;
  plan: Plan;
}

function Approving({ namespace, name, changes, plan }: ApprovingProps) {
  return (
    <div className="approving">
      <ApproveButton namespace={namespace} name={name} changes={changes} plan={plan} />
      <ByKubectl namespace={namespace} changes={changes} plan={plan} />
    </div>
  );
}
