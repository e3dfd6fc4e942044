import { Typography } from 'antd';
import { useText } from '../../i18n/useText';

/** Lines to copy. */
export function Command({ children }: { children: string }) {
  const text = useText();
  return (
    <Typography.Paragraph
      className="command"
      copyable={{ text: children, tooltips: [text.copy, text.copied] }}
    >
      <code className="value">{children}</code>
    </Typography.Paragraph>
  );
}
