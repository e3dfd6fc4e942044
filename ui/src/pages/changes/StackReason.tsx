import { Alert } from 'antd';
import { useReasons } from '../../api/hooks/useReasons';
import type { StackChanges } from '../../api/types';
import { useText } from '../../i18n/useText';
import { cureOf, word } from '../../status/words';

/** Why a stack stands still and what can be done; what the plan itself tells is left out. */
export function StackReason({ changes: { reason, message } }: { changes: StackChanges }) {
  const text = useText();
  const reasons = useReasons();
  const known = reasons.data?.find(({ code }) => code === reason);
  const stands = reasons.isError ? reason !== 'Ready' : known?.level === 'failed';
  if (reason === 'AwaitingApproval' || !stands) {
    return null;
  }
  const cure = cureOf(text, reason, known?.cure ?? null);
  return (
    <Alert
      type="error"
      showIcon
      title={word(text.reasons, reason)}
      description={
        <>
          <div className="message">{message}</div>
          {cure !== '' && (
            <div>
              <strong>{text.application.whatToDo}:</strong> {cure}
            </div>
          )}
        </>
      }
    />
  );
}
