import { Typography } from 'antd';
import { useText } from '../../i18n/useText';

/** A plan's or commit's hash, short, with the whole of it to copy. */
export function PlanHash({ hash }: { hash: string }) {
  const text = useText();
  return (
    <Typography.Text
      className="revision"
      code
      copyable={{ text: hash, tooltips: [text.copy, text.copied] }}
      title={hash}
    >
      {hash.slice(0, 12)}
    </Typography.Text>
  );
}
