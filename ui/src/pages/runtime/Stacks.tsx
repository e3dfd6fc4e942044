import type { RuntimeTask } from '../../api/types';
import { useText } from '../../i18n/useText';

/** Who created a task, where it is now, and where the one is that it waits for. */
export function Stacks({ task: { creator, thread, waitsOn } }: { task: RuntimeTask }) {
  const words = useText().runtimePage;
  const holder = waitsOn?.holder ?? null;
  return (
    <div className="stacks">
      <Stack title={words.threadStack} frames={thread?.stack ?? []} empty={words.noThread} />
      {holder !== null && (
        <Stack
          title={words.heldBy(threadName(holder))}
          frames={holder.stack}
          empty={words.notKnown}
        />
      )}
      <Stack title={words.creatorStack} frames={creator} empty={words.noCreator} />
    </div>
  );
}

/** A thread's name, or its number where it has none. */
export function threadName({ name, id }: { name: string; id: number }): string {
  return name === '' ? `#${id}` : name;
}

function Stack({ title, frames, empty }: { title: string; frames: string[]; empty: string }) {
  return (
    <figure className="stack-frames">
      <figcaption>{title}</figcaption>
      {frames.length === 0 ? (
        <p className="secondary">{empty}</p>
      ) : (
        <pre tabIndex={0} aria-label={title}>
          {frames.join('\n')}
        </pre>
      )}
    </figure>
  );
}
