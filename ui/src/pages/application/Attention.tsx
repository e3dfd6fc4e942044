import { Alert } from 'antd';
import type { ApplicationDetail, Level } from '../../api/types';
import { useText } from '../../i18n/useText';
import { cureOf, word } from '../../status/words';

const ALERTS: Record<Exclude<Level, 'ok'>, 'error' | 'info' | 'warning'> = {
  failed: 'error',
  progressing: 'info',
  paused: 'warning',
  unknown: 'info',
};

/** Why an application is not ready, and what can be done; nothing where it is. */
export function Attention({ application }: { application: ApplicationDetail }) {
  const text = useText();
  const { level, reason, message } = application.summary;
  if (level === 'ok') {
    return null;
  }
  const shownReason = level === 'paused' ? 'Paused' : reason;
  const ready = application.conditions.find(({ type }) => type === 'Ready');
  const cure = cureOf(text, shownReason, ready?.cure ?? null);
  return (
    <Alert
      type={ALERTS[level]}
      showIcon
      className="attention"
      title={word(text.reasons, shownReason)}
      description={
        <>
          {message !== '' && <div className="message">{message}</div>}
          {cure !== '' && (
            <div>
              <strong>{text.application.whatToDo}:</strong> {cure}
            </div>
          )}
          {application.blockedBy.length > 0 && (
            <div>
              {text.application.blockedBy}: {application.blockedBy.join(', ')}
            </div>
          )}
        </>
      }
    />
  );
}
