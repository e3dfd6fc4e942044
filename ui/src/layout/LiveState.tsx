import { Tooltip } from 'antd';
import type { Connection } from '../api/liveChanges';
import { useText } from '../i18n/useText';

/** Whether changes appear by themselves just now. */
export function LiveState({ connection }: { connection: Connection }) {
  const text = useText();
  return (
    <Tooltip title={text.connectionHint[connection]}>
      <span className="live" data-connection={connection} role="status">
        <span className="live-dot" aria-hidden />
        {text.connection[connection]}
      </span>
    </Tooltip>
  );
}
