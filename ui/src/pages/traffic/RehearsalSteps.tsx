import { EditOutlined } from '@ant-design/icons';
import type { Rehearsal, RehearsalStep, Traffic } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { useFormats } from '../../components/useFormats';
import { useText } from '../../i18n/useText';
import { rehearsed, type RehearsedEvent } from '../../status/traffic';
import { word } from '../../status/words';

/** The steps of a rehearsal, from the loss to the return. */
export function RehearsalSteps({ rehearsal, traffic }: { rehearsal: Rehearsal; traffic: Traffic }) {
  const words = useText().trafficPage;
  const { figure } = useFormats();
  return (
    <ol className="rehearsed" aria-label={words.stepsOf(rehearsal.lost)}>
      {rehearsed(rehearsal).map((event, index) => (
        <li key={index} data-kind={event.kind}>
          <span className="rehearsed-at">{words.seconds(figure(event.atMillis / 1000, 1))}</span>
          <Event event={event} lost={rehearsal.lost} traffic={traffic} />
        </li>
      ))}
    </ol>
  );
}

function Event({
  event,
  lost,
  traffic,
}: {
  event: RehearsedEvent;
  lost: string;
  traffic: Traffic;
}) {
  const words = useText().trafficPage;
  switch (event.kind) {
    case 'lost':
      return <strong>{words.isLost(lost)}</strong>;
    case 'back':
      return <strong>{words.isBack(lost)}</strong>;
    case 'step':
      return <Step step={event.step} traffic={traffic} />;
  }
}

function Step({ step, traffic }: { step: RehearsalStep; traffic: Traffic }) {
  const text = useText();
  const words = text.trafficPage;
  const { figure } = useFormats();
  const { level, reason, message, shares, writer } = step;
  return (
    <div className="rehearsed-step">
      <div className="tags">
        <LevelTag level={level}>{word(text.reasons, reason)}</LevelTag>
        {traffic.oneWriter &&
          (writer === null ? (
            <strong>{words.nobodyWrites}</strong>
          ) : (
            <span className="writer">
              <EditOutlined aria-hidden /> {words.writesNow(writer)}
            </span>
          ))}
      </div>
      <div className="share-stack" aria-hidden>
        {shares
          .filter(({ share }) => share > 0)
          .map(({ placement, share }) => (
            <span
              key={placement}
              data-provider={traffic.placements.find(({ name }) => name === placement)?.provider}
              style={{ flexGrow: share }}
            />
          ))}
      </div>
      <div>
        {shares
          .map(({ placement, share, withdrawn, latencyMillis }) =>
            [
              withdrawn ? words.withdrawnShare(placement) : words.shareOf(placement, figure(share)),
              ...(traffic.byLatency && latencyMillis !== null
                ? [`(${words.measured(figure(latencyMillis))})`]
                : []),
            ].join(' '),
          )
          .join(' · ')}
      </div>
      {reason !== 'Ready' && <div className="secondary message">{message}</div>}
    </div>
  );
}
