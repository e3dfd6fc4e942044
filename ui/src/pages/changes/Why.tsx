import { Alert } from 'antd';
import { useText } from '../../i18n/useText';

/** Why a person is asked; nothing where nobody is. */
export function Why({ why }: { why: string[] }) {
  const words = useText().changesPage;
  if (why.length === 0) {
    return null;
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={words.why}
      description={
        <ul className="why">
          {why.map((reason) => (
            <li key={reason} className="message">
              {reason}
            </li>
          ))}
        </ul>
      }
    />
  );
}
