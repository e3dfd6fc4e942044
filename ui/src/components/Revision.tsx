import { Typography } from 'antd';
import { useText } from '../i18n/useText';
import { shortRevision } from '../status/words';

/** A commit, short, with the whole of it to copy. */
export function Revision({ revision }: { revision: string | null }) {
  const text = useText();
  if (revision === null || revision === '') {
    return <span className="secondary revision">{text.noRevision}</span>;
  }
  return (
    <Typography.Text
      className="revision"
      code
      copyable={{ text: revision, tooltips: [text.copy, text.copied] }}
      title={revision}
    >
      {shortRevision(revision)}
    </Typography.Text>
  );
}
