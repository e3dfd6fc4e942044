import { Empty } from 'antd';
import type { Drift } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { Section } from '../../components/Section';
import { TimeAgo } from '../../components/TimeAgo';
import { useText } from '../../i18n/useText';
import { CheckNow } from './CheckNow';
import type { StackProps } from './props';

/** Differences that a status holds at most. */
const MOST = 50;

/** What was changed behind Skybridge's back in one stack, as of the last comparison. */
export function DriftSection({ namespace, name, changes }: StackProps) {
  const words = useText().changesPage;
  const { drift, placement, stack } = changes;
  return (
    <Section
      title={placement}
      extra={<CheckNow namespace={namespace} name={name} stack={stack} placement={placement} />}
    >
      <div className="changes">
        {drift === null ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.neverChecked}>
            <p className="secondary">{words.neverCheckedHint}</p>
          </Empty>
        ) : (
          <Compared drift={drift} placement={placement} />
        )}
      </div>
    </Section>
  );
}

function Compared({ drift, placement }: { drift: Drift; placement: string }) {
  const words = useText().changesPage;
  return (
    <>
      <div className="tags">
        {drift.resources === 0 ? (
          <LevelTag level="ok">{words.noDrift}</LevelTag>
        ) : (
          <LevelTag level="paused">{words.drifted(drift.resources)}</LevelTag>
        )}
        {drift.reverting && <LevelTag level="progressing">{words.reverting}</LevelTag>}
        <span className="secondary">
          {words.checked(drift.checked)} · <TimeAgo at={drift.checkedAt} withDate />
        </span>
      </div>
      {drift.differences.length > 0 && (
        <ul className="drift" aria-label={words.driftOf(placement)}>
          {drift.differences.map((difference) => (
            <li key={difference}>
              <code className="value">{difference}</code>
            </li>
          ))}
        </ul>
      )}
      {drift.differences.length >= MOST && <p className="secondary">{words.firstOnly}</p>}
    </>
  );
}
