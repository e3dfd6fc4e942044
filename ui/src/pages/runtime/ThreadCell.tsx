import type { ThreadState } from '../../api/types';
import { useText } from '../../i18n/useText';

/** A thread's state, and of what kind it is. */
export function ThreadCell({ thread }: { thread: ThreadState | null }) {
  const words = useText().runtimePage;
  if (thread === null) {
    return <span className="secondary">{words.noThread}</span>;
  }
  return (
    <>
      <code>{thread.state}</code>
      <div className="secondary">{thread.virtual ? words.virtualThread : words.platformThread}</div>
    </>
  );
}
