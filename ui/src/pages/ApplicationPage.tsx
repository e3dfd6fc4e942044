import { ArrowLeftOutlined, ClusterOutlined, DiffOutlined } from '@ant-design/icons';
import { Skeleton, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useApplication } from '../api/hooks/useApplication';
import type { ApplicationDetail } from '../api/types';
import { ApplicationFailed } from '../components/ApplicationFailed';
import { LevelTag } from '../components/LevelTag';
import { LinkButton } from '../components/LinkButton';
import { PageTitle } from '../components/PageTitle';
import { Section } from '../components/Section';
import { useText } from '../i18n/useText';
import { Actions } from './application/Actions';
import { ActivityList } from './application/ActivityList';
import { ApplicationGraph } from './application/ApplicationGraph';
import { Attention } from './application/Attention';
import { AwaitingApproval } from './application/AwaitingApproval';
import { ComponentsTable } from './application/ComponentsTable';
import { ConditionsTable } from './application/ConditionsTable';
import { Overview } from './application/Overview';
import { PlacementsTable } from './application/PlacementsTable';
import { StackDetails } from './application/StackDetails';
import { useActivity } from './application/useActivity';
import { changesPath, trafficPath } from './paths';

/** Everything about one application. */
export function ApplicationPage() {
  const text = useText();
  const { namespace = '', name = '' } = useParams();
  const application = useApplication(namespace, name);
  return (
    <>
      <Link to="/applications" className="back">
        <ArrowLeftOutlined aria-hidden /> {text.application.back}
      </Link>
      {application.data !== undefined ? (
        <>
          {application.isError && <ApplicationFailed failure={application.error} name={name} />}
          <Loaded key={`${namespace}/${name}`} application={application.data} />
        </>
      ) : (
        <>
          <PageTitle title={name} />
          {application.isError ? (
            <ApplicationFailed
              failure={application.error}
              name={`${namespace}/${name}`}
              onRetry={() => void application.refetch()}
            />
          ) : (
            <Skeleton active paragraph={{ rows: 12 }} />
          )}
        </>
      )}
    </>
  );
}

function Loaded({ application }: { application: ApplicationDetail }) {
  const text = useText();
  const words = text.application;
  const activity = useActivity(application);
  const { summary, graph, conditions, placements, components } = application;
  return (
    <>
      <PageTitle
        title={summary.name}
        beside={
          <>
            <LevelTag level={summary.level}>{text.levels[summary.level]}</LevelTag>
            {summary.deleting && <Tag>{text.deleting}</Tag>}
          </>
        }
        actions={
          <>
            <LinkButton
              to={changesPath(summary.namespace, summary.name, 'plan')}
              icon={<DiffOutlined aria-hidden />}
            >
              {text.changesPage.open}
            </LinkButton>
            <LinkButton
              to={trafficPath(summary.namespace, summary.name)}
              icon={<ClusterOutlined aria-hidden />}
            >
              {text.trafficPage.open}
            </LinkButton>
            <Actions summary={summary} />
          </>
        }
      />
      <AwaitingApproval application={application} />
      <Attention application={application} />
      <Section title={words.overview}>
        <Overview application={application} />
      </Section>
      <Section
        title={words.graph}
        hint={graph.hidden > 0 ? words.graphHidden(graph.hidden) : words.graphHint}
      >
        <ApplicationGraph graph={graph} />
      </Section>
      <Section title={words.conditions}>
        <ConditionsTable conditions={conditions} />
      </Section>
      <Section title={words.placements}>
        <PlacementsTable placements={placements} />
      </Section>
      <Section title={words.resources}>
        <StackDetails placements={placements} />
      </Section>
      {components.length > 0 && (
        <Section title={words.components}>
          <ComponentsTable components={components} />
        </Section>
      )}
      <Section title={words.activity}>
        <ActivityList activity={activity} />
      </Section>
    </>
  );
}
