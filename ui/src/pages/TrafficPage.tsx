import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useTraffic } from '../api/hooks/useTraffic';
import type { Traffic } from '../api/types';
import { ApplicationFailed } from '../components/ApplicationFailed';
import { PageTitle } from '../components/PageTitle';
import { Section } from '../components/Section';
import { useText } from '../i18n/useText';
import { applicationPath } from './paths';
import { PlacementsMap } from './traffic/PlacementsMap';
import { RehearsalSection } from './traffic/RehearsalSection';
import { TrafficReason } from './traffic/TrafficReason';
import { TrafficTable } from './traffic/TrafficTable';
import { WriterQuestion } from './traffic/WriterQuestion';

/** Where an application runs, which placement carries how much, and what a loss would do. */
export function TrafficPage() {
  const { namespace = '', name = '' } = useParams();
  const words = useText().trafficPage;
  const traffic = useTraffic(namespace, name);
  return (
    <>
      <Link to={applicationPath(namespace, name)} className="back">
        <ArrowLeftOutlined aria-hidden /> {words.back(name)}
      </Link>
      <PageTitle title={words.title(name)} />
      {traffic.isError && (
        <ApplicationFailed
          failure={traffic.error}
          name={`${namespace}/${name}`}
          onRetry={() => void traffic.refetch()}
        />
      )}
      {traffic.isPending && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {traffic.data !== undefined && (
        <Loaded
          key={`${namespace}/${name}`}
          namespace={namespace}
          name={name}
          traffic={traffic.data}
        />
      )}
    </>
  );
}

interface LoadedProps {
  namespace: string;
  name: string;
  traffic: Traffic;
}

function Loaded({ namespace, name, traffic }: LoadedProps) {
  const words = useText().trafficPage;
  return (
    <>
      {traffic.steered ? (
        <TrafficReason traffic={traffic} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={words.notSteered}
          description={words.notSteeredHint}
          className="attention"
        />
      )}
      {traffic.question !== null && (
        <WriterQuestion namespace={namespace} name={name} question={traffic.question} />
      )}
      <Section title={words.map} hint={traffic.steered ? words.mapHint : words.mapOnly}>
        <PlacementsMap namespace={namespace} name={name} traffic={traffic} />
        <TrafficTable traffic={traffic} />
      </Section>
      {traffic.steered && <RehearsalSection namespace={namespace} name={name} traffic={traffic} />}
    </>
  );
}
