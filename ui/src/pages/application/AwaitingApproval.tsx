import { Alert } from 'antd';
import type { ApplicationDetail } from '../../api/types';
import { LinkButton } from '../../components/LinkButton';
import { useText } from '../../i18n/useText';
import { awaitsApproval } from '../../status/plans';
import { changesPath } from '../paths';

/** That a plan waits for a person, with the way to it; nothing where none does. */
export function AwaitingApproval({ application }: { application: ApplicationDetail }) {
  const words = useText().changesPage;
  const { summary, placements } = application;
  const waiting = placements
    .filter(({ stack }) => stack !== null && stack.conditions.some(waits))
    .map(({ name }) => name);
  if (waiting.length === 0) {
    return null;
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="awaiting"
      title={words.waits}
      description={`${words.waitsHint} ${waiting.join(', ')}`}
      action={
        <LinkButton type="primary" to={changesPath(summary.namespace, summary.name, 'plan')}>
          {words.look}
        </LinkButton>
      }
    />
  );
}

function waits({ type, reason }: { type: string; reason: string }): boolean {
  return type === 'Ready' && awaitsApproval(reason);
}
