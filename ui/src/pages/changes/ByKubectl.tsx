import { Typography } from 'antd';
import type { Plan, StackChanges } from '../../api/types';
import { useText } from '../../i18n/useText';
import { approvalCommand } from '../../status/plans';

interface Props {
  namespace: string;
  changes: StackChanges;
  plan: Plan;
}

/** The command that approves the plan, to copy. */
export function ByKubectl({ namespace, changes, plan }: Props) {
  const text = useText();
  const words = text.changesPage;
  const command = approvalCommand(namespace, changes, plan);
  return (
    <details className="by-kubectl">
      <summary>{words.manifest}</summary>
      <p className="secondary">{words.manifestHint}</p>
      <Typography.Paragraph
        className="command"
        copyable={{ text: command, tooltips: [text.copy, text.copied] }}
      >
        <code className="value">{command}</code>
      </Typography.Paragraph>
    </details>
  );
}
