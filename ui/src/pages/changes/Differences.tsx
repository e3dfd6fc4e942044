import type { PlanStep, PropertyChange } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { useText } from '../../i18n/useText';
import { isOneWay } from '../../status/plans';
import { PropertyValue } from './PropertyValue';

/** What differs in one resource, property by property. */
export function Differences({ step }: { step: PlanStep }) {
  const words = useText().changesPage;
  const isNew = step.action === 'create';
  return (
    <table className="differences">
      <caption className="visually-hidden">{words.differencesOf(step.name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.property}</th>
          {!isNew && <th scope="col">{words.before}</th>}
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {step.changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">
              <Property step={step} change={change} />
            </th>
            {!isNew && (
              <td className="before">
                <PropertyValue json={change.before} />
              </td>
            )}
            <td className="after">
              <PropertyValue json={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Property({ step, change }: { step: PlanStep; change: PropertyChange }) {
  const words = useText().changesPage;
  return (
    <>
      <code>{change.path}</code>
      {change.replaces && <LevelTag level="failed">{words.forcesReplacement}</LevelTag>}
      {isOneWay(step, change.path) && <LevelTag level="paused">{words.oneWay}</LevelTag>}
    </>
  );
}
