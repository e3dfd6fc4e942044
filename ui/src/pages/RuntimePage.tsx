import { Alert, Skeleton, Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useRuntime } from '../api/hooks/useRuntime';
import type { Runtime } from '../api/types';
import { Failure } from '../components/Failure';
import { PageTitle } from '../components/PageTitle';
import { Section } from '../components/Section';
import type { RuntimeTab } from '../i18n/dictionary';
import { useText } from '../i18n/useText';
import { NotFoundPage } from './NotFoundPage';
import { Alarms } from './runtime/Alarms';
import { BundleButton } from './runtime/BundleButton';
import { CircuitsTable } from './runtime/CircuitsTable';
import { LimitersTable } from './runtime/LimitersTable';
import { MemoryFigures } from './runtime/MemoryFigures';
import { OriginsTable } from './runtime/OriginsTable';

import { PoolsTable } from './runtime/PoolsTable';
import { StuckTable } from './runtime/StuckTable';
import { TasksTable } from './runtime/TasksTable';

const TABS: RuntimeTab[] = ['pools', 'limits', 'tasks', 'stuck', 'memory'];

/** The execution core, live. Each tab has an address of its own. */
export function RuntimePage() {
  const { tab } = useParams();
  const known = TABS.find((one) => one === tab);
  return known === undefined ? <NotFoundPage /> : <Known tab={known} />;
}

function Known({ tab }: { tab: RuntimeTab }) {
  const text = useText();
  const words = text.runtimePage;
  const navigate = useNavigate();
  const runtime = useRuntime();
  return (
    <>
      <PageTitle title={words.title} actions={<BundleButton />} />
      <p className="secondary page-hint">{words.hint}</p>
      {runtime.isError && (
        <Failure failure={runtime.error} onRetry={() => void runtime.refetch()} />
      )}
      {runtime.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {runtime.data !== undefined && (
        <>
          <Alarms runtime={runtime.data} />
          <Tabs
            activeKey={tab}
            onChange={(key) => void navigate(`/runtime/${key}`)}
            items={TABS.map((key) => ({
              key,
              label: label(words.tabs[key], key, runtime.data),
              children: <Contents tab={key} runtime={runtime.data} />,
            }))}
          />
        </>
      )}
    </>
  );
}

function label(name: string, tab: RuntimeTab, { stuck }: Runtime): string {
  return tab === 'stuck' && stuck.length > 0 ? `${name} (${stuck.length})` : name;
}

function Contents({ tab, runtime }: { tab: RuntimeTab; runtime: Runtime }) {
  const words = useText().runtimePage;
  switch (tab) {
    case 'pools':
      return (
        <Section title={words.tabs.pools}>
          <PoolsTable pools={runtime.pools} />
        </Section>
      );
    case 'limits':
      return (
        <>
          <Section title={words.limiters}>
            <LimitersTable limiters={runtime.limiters} />
          </Section>
          <Section title={words.circuits}>
            <CircuitsTable circuits={runtime.circuits} />
          </Section>
        </>
      );
    case 'tasks':
      return (
        <>
          <Section title={words.origins}>
            <OriginsTable origins={runtime.origins} />
          </Section>
          <Section title={words.slowest}>
            <TasksTable tasks={runtime.slowest} />
          </Section>
        </>
      );
    case 'stuck':
      return (
        <Section title={words.tabs.stuck} hint={words.stuckHint}>
          <StuckTable tasks={runtime.stuck} />
        </Section>
      );
    case 'memory':
      return (
        <>
          {!runtime.flight.recording && <Alert type="info" title={words.notRecording} showIcon />}
          <MemoryFigures flight={runtime.flight} />
        </>
      );
  }
}
