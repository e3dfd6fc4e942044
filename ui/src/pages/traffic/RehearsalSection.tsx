import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Descriptions, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useRehearsal } from '../../api/hooks/useTraffic';
import type { Rehearsal, Traffic } from '../../api/types';
import { Failure } from '../../components/Failure';
import { LevelTag } from '../../components/LevelTag';
import { LinkButton } from '../../components/LinkButton';
import { Section } from '../../components/Section';
import { useFormats } from '../../components/useFormats';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';
import { trafficPath } from '../paths';
import type { TrafficProps } from './props';
import { RehearsalSteps } from './RehearsalSteps';

const ID = 'rehearsal';

/** What the loss of a placement would do; the placement is in the address. */
export function RehearsalSection({ namespace, name, traffic }: TrafficProps) {
  const words = useText().trafficPage;
  const [search] = useSearchParams();
  const lose = search.get('lose');
  const rehearsal = useRehearsal(namespace, name, lose);
  useEffect(() => {
    if (lose !== null) {
      document.getElementById(ID)?.scrollIntoView({ block: 'start' });
    }
  }, [lose]);
  return (
    <Section
      title={words.rehearsal}
      id={ID}
      hint={words.rehearsalHint}
      extra={<LevelTag level="unknown">{words.rehearsed}</LevelTag>}
    >
      <nav className="rehearse" aria-label={words.choose}>
        {traffic.placements
          .filter(({ target }) => target !== null)
          .map((placement) => (
            <LinkButton
              key={placement.name}
              to={trafficPath(namespace, name, placement.name)}
              type={placement.name === lose ? 'primary' : 'default'}
              icon={<ExperimentOutlined aria-hidden />}
              {...(placement.name === lose ? { 'aria-current': 'page' as const } : {})}
            >
              {words.rehearseOf(placement.name)}
            </LinkButton>
          ))}
      </nav>
      <div aria-live="polite">
        {rehearsal.isError && (
          <div className="changes">
            <Failure failure={rehearsal.error} onRetry={() => void rehearsal.refetch()} />
          </div>
        )}
        {rehearsal.isLoading && <Skeleton active className="changes" title={false} />}
        {rehearsal.data !== undefined && <Result rehearsal={rehearsal.data} traffic={traffic} />}
      </div>
    </Section>
  );
}

function Result({ rehearsal, traffic }: { rehearsal: Rehearsal; traffic: Traffic }) {
  const text = useText();
  const words = text.trafficPage;
  const { figure } = useFormats();
  const seconds = (millis: number) => words.seconds(figure(millis / 1000, 1));
  const { asks, lost, lostForMillis, writesPauseMillis, tickMillis } = rehearsal;
  const items = [
    { label: words.lostFor(lost), children: seconds(lostForMillis) },
    {
      label: words.writesPause,
      children: traffic.oneWriter ? <strong>{seconds(writesPauseMillis)}</strong> : words.itsOwn,
    },
    {
      label: words.asksPerson,
      children:
        asks === null ? (
          <LevelTag level="ok">{words.no}</LevelTag>
        ) : (
          <LevelTag level="failed">{word(text.reasons, asks)}</LevelTag>
        ),
    },
    ...(traffic.oneWriter
      ? [
          {
            label: words.nextWriter,
            children: traffic.byLatency ? words.byLatency : words.byWeight,
          },
        ]
      : []),
    { label: words.exact, children: seconds(tickMillis) },
  ];
  return (
    <div className="changes rehearsal">
      {traffic.edges.length === 0 && (
        <Alert type="warning" showIcon title={words.noEdges} description={words.noEdgesHint} />
      )}
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2, lg: 4, xl: 4, xxl: 4 }}
        layout="vertical"
        items={items.map((item) => ({ key: item.label, ...item }))}
      />
      {asks !== null && <p>{words.asksHint(lost)}</p>}
      <RehearsalSteps rehearsal={rehearsal} traffic={traffic} />
    </div>
  );
}
