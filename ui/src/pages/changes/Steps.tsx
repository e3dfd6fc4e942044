import type { PlanStep } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { useText } from '../../i18n/useText';
import { byAction } from '../../status/plans';
import { word } from '../../status/words';
import { Differences } from './Differences';

/** The steps of a plan by what they do; each opens to show what differs. */
export function Steps({ steps }: { steps: PlanStep[] }) {
  const words = useText().changesPage;
  return byAction(steps).map(([action, group]) => (
    <div key={action} className="steps" data-action={action}>
      <h3>{`${word(words.stepActions, action)} (${group.length})`}</h3>
      <ul>
        {group.map((step) => (
          <li key={step.name}>
            <Step step={step} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Step({ step }: { step: PlanStep }) {
  if (step.changes.length === 0) {
    return (
      <div className="step">
        <StepName step={step} />
      </div>
    );
  }
  return (
    <details className="step" open={step.losesData || step.oneWay.length > 0}>
      <summary>
        <StepName step={step} />
      </summary>
      <Differences step={step} />
    </details>
  );
}

function StepName({ step: { name, type, losesData, oneWay, changes } }: { step: PlanStep }) {
  const words = useText().changesPage;
  return (
    <span className="step-name">
      <strong>{name}</strong>
      <code className="secondary">{type}</code>
      {changes.length > 0 && <span className="secondary">{words.properties(changes.length)}</span>}
      {losesData && <LevelTag level="failed">{words.losesData}</LevelTag>}
      {oneWay.length > 0 && <LevelTag level="paused">{words.oneWay}</LevelTag>}
    </span>
  );
}
