import { useText } from '../i18n/useText';
import { cureOf, word } from '../status/words';

interface Props {
  reason: string;
  message?: string;
  /** The operator's text for what can be done; left out where there is nothing to do. */
  cure?: string | null | undefined;
}

/** A reason by its name, with its code, the message and what can be done. */
export function ReasonText({ reason, message = '', cure }: Props) {
  const text = useText();
  const label = word(text.reasons, reason);
  const remedy = cure === undefined ? '' : cureOf(text, reason, cure);
  return (
    <div className="reason">
      <div>
        {label} {label !== reason && <code className="secondary">{reason}</code>}
      </div>
      {message !== '' && <div className="message">{message}</div>}
      {remedy !== '' && <div className="secondary">{remedy}</div>}
    </div>
  );
}
