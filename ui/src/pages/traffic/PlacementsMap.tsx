import { ClusterOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { Edge } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ProviderName } from '../../components/ProviderName';
import { useText } from '../../i18n/useText';
import { byCloud, flowWidth, targetState } from '../../status/traffic';
import { PlacementCard } from './PlacementCard';
import type { TrafficProps } from './props';

/** Clouds, their regions, and the placements there; a line from the edge to each, as wide as its share. */
export function PlacementsMap({ namespace, name, traffic }: TrafficProps) {
  const words = useText().trafficPage;
  const { placements, steered } = traffic;
  return (
    <div className="map" data-steered={steered}>
      {steered && <EdgeBox hosts={traffic.hosts} edges={traffic.edges} />}
      <div className="map-clouds">
        {byCloud(placements).map(({ provider, regions }) => (
          <Group
            key={provider ?? ''}
            className="map-cloud"
            title={<ProviderName provider={provider} />}
          >
            {regions.map(({ region, placements: here }) => (
              <div key={region ?? ''} className="map-region">
                <div className="secondary map-region-name">{region ?? words.noRegion}</div>
                {here.map((placement) => (
                  <div key={placement.name} className="map-row">
                    {placement.target !== null && (
                      <Flow share={placement.target.share} state={targetState(placement.target)} />
                    )}
                    <PlacementCard
                      namespace={namespace}
                      name={name}
                      traffic={traffic}
                      placement={placement}
                      index={placements.indexOf(placement)}
                    />
                  </div>
                ))}
              </div>
            ))}
          </Group>
        ))}
      </div>
    </div>
  );
}

interface GroupProps {
  className: string;
  title: React.ReactNode;
  children: React.ReactNode;
}

function Group({ className, title, children }: GroupProps) {
  const heading = useId();
  return (
    <section className={className} aria-labelledby={heading}>
      <h3 id={heading}>{title}</h3>
      {children}
    </section>
  );
}

/** Drawn only: the cards and the table say the same in words. */
function Flow({ share, state }: { share: number; state: string }) {
  return (
    <svg
      className="map-flow"
      data-state={state}
      aria-hidden
      preserveAspectRatio="none"
      viewBox="0 0 100 24"
    >
      <line x1="0" y1="12" x2="100" y2="12" strokeWidth={flowWidth(share)} data-share={share} />
    </svg>
  );
}

function EdgeBox({ hosts, edges }: { hosts: string[]; edges: Edge[] }) {
  const words = useText().trafficPage;
  return (
    <Group
      className="map-edge"
      title={
        <>
          <ClusterOutlined aria-hidden /> {words.edges}
        </>
      }
    >
      <ul>
        {hosts.map((host) => (
          <li key={host}>
            <code>{host}</code>
          </li>
        ))}
      </ul>
      {edges.length === 0 && <p className="secondary">{words.noEdges}</p>}
      <ul>
        {edges.map(({ name, knows, problem }) => (
          <li key={name}>
            <LevelTag
              level={
                problem !== null
                  ? 'failed'
                  : knows === null
                    ? 'unknown'
                    : knows
                      ? 'ok'
                      : 'progressing'
              }
            >
              {name}
            </LevelTag>
            <div className="secondary message">
              {problem ??
                (knows === null ? words.edgeUnknown : knows ? words.edgeKnows : words.edgeBehind)}
            </div>
          </li>
        ))}
      </ul>
    </Group>
  );
}
