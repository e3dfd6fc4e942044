import { Alert } from 'antd';
import type { Level, Traffic } from '../../api/types';
import { useText } from '../../i18n/useText';
import { cureOf, word } from '../../status/words';

const ALERTS: Record<Exclude<Level, 'ok'>, 'error' | 'info' | 'warning'> = {
  failed: 'error',
  progressing: 'info',
  paused: 'warning',
  unknown: 'info',
};

/** Why the traffic is not as asked, and that a placement is away; what a person is asked is said elsewhere. */
export function TrafficReason({ traffic }: { traffic: Traffic }) {
  const text = useText();
  const { level, reason, message, cure, question, conditions } = traffic;
  if (level !== 'ok') {
    return question !== null ? null : (
      <Stated level={level} reason={reason} message={message} cure={cure} />
    );
  }
  const degraded = conditions.find(({ type, status }) => type === 'Degraded' && status === 'True');
  return degraded === undefined ? (
    <p className="page-hint secondary">{text.trafficPage.settled}</p>
  ) : (
    <Stated
      level="paused"
      reason={degraded.reason}
      message={degraded.message}
      cure={degraded.cure}
    />
  );
}

interface StatedProps {
  level: Exclude<Level, 'ok'>;
  reason: string;
  message: string;
  cure: string | null;
}

function Stated({ level, reason, message, cure }: StatedProps) {
  const text = useText();
  const remedy = cureOf(text, reason, cure);
  return (
    <Alert
      type={ALERTS[level]}
      showIcon
      className="attention"
      title={word(text.reasons, reason)}
      description={
        <>
          {message !== '' && <div className="message">{message}</div>}
          {remedy !== '' && (
            <div>
              <strong>{text.application.whatToDo}:</strong> {remedy}
            </div>
          )}
        </>
      }
    />
  );
}
