import { EditOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { Link } from 'react-router';
import type { Target, TrafficPlacement } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { LinkButton } from '../../components/LinkButton';
import { TimeAgo } from '../../components/TimeAgo';
import { useFormats } from '../../components/useFormats';
import { useText } from '../../i18n/useText';
import { canTakeOver, stateLevel, targetState } from '../../status/traffic';
import { word } from '../../status/words';
import { changesPath, trafficPath } from '../paths';
import { Drain } from './Drain';
import { MoveWriter } from './MoveWriter';
import type { TrafficProps } from './props';

interface Props extends TrafficProps {
  placement: TrafficPlacement;
  /** Where it stands in the spec. */
  index: number;
}

/** One placement: what it carries, how it stands, and what can be done. */
export function PlacementCard({ namespace, name, traffic, placement, index }: Props) {
  const text = useText();
  const words = text.trafficPage;
  const heading = useId();
  const { target, stack, reason, level } = placement;
  const state = targetState(target);
  return (
    <article className="map-card" data-level={stateLevel(state)} aria-labelledby={heading}>
      <div className="map-card-head">
        <h4 id={heading}>{placement.name}</h4>
        <LevelTag level={stateLevel(state)}>{words.states[state]}</LevelTag>
        {target?.writes === true && (
          <span className="writer">
            <EditOutlined aria-hidden /> {words.writes}
          </span>
        )}
      </div>
      {target !== null && <Share target={target} />}
      <dl className="outputs map-facts">
        <Fact name={text.application.account}>{placement.account ?? text.noProvider}</Fact>
        <Fact name={text.application.cluster}>{placement.cluster}</Fact>
        {target !== null && <TargetFacts target={target} />}
        {level !== 'ok' && (
          <Fact name={words.itself}>
            <LevelTag level={level}>{word(text.reasons, reason)}</LevelTag>
          </Fact>
        )}
      </dl>
      <div className="map-card-actions">
        {traffic.oneWriter && canTakeOver(target) && (
          <MoveWriter
            namespace={namespace}
            name={name}
            traffic={traffic}
            placement={placement.name}
          />
        )}
        {target !== null && (
          <LinkButton
            size="small"
            to={trafficPath(namespace, name, placement.name)}
            aria-label={`${words.rehearse}: ${placement.name}`}
          >
            {words.rehearse}
          </LinkButton>
        )}
        {stack !== null && (
          <Link to={changesPath(namespace, name, 'plan')} aria-label={`${words.stack}: ${stack}`}>
            {words.stack}
          </Link>
        )}
      </div>
      {target !== null && (
        <Drain
          namespace={namespace}
          name={name}
          placement={placement.name}
          index={index}
          drained={target.drained}
        />
      )}
    </article>
  );
}

function Share({ target }: { target: Target }) {
  const words = useText().trafficPage;
  const { figure } = useFormats();
  return (
    <div className="share">
      <strong>{words.percent(figure(target.share))}</strong>
      <span className="share-bar" aria-hidden>
        <span style={{ inlineSize: `${target.share}%` }} />
      </span>
      <span className="secondary no-wrap">
        {target.weight === 0 ? words.standsBy : words.weight(figure(target.weight))}
      </span>
    </div>
  );
}

function TargetFacts({ target }: { target: Target }) {
  const text = useText();
  const words = text.trafficPage;
  const { figure } = useFormats();
  const { address, health, since, returnsAt, withdrawals, message, latencyMillis } = target;
  return (
    <>
      <Fact name={words.address}>
        <code>{address}</code>
      </Fact>
      <Fact name={words.answers}>
        {words.health[health]}
        {message !== null && <div className="message">{message}</div>}
      </Fact>
      {latencyMillis !== null && (
        <Fact name={words.latency}>{words.measured(figure(latencyMillis))}</Fact>
      )}
      {since !== null && (
        <Fact name={text.application.since}>
          <TimeAgo at={since} />
        </Fact>
      )}
      {returnsAt !== null && (
        <Fact name={words.returns}>
          <TimeAgo at={returnsAt} />
        </Fact>
      )}
      {withdrawals > 0 && <Fact name={words.withdrawals}>{words.timesLastHour(withdrawals)}</Fact>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
