import { ArrowLeftOutlined } from '@ant-design/icons';
import { Empty, Skeleton, Tabs } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useChanges } from '../api/hooks/useChanges';
import type { StackChanges } from '../api/types';
import { ApplicationFailed } from '../components/ApplicationFailed';
import { PageTitle } from '../components/PageTitle';
import type { ChangesTab } from '../i18n/dictionary';
import { useText } from '../i18n/useText';
import { canBeApproved } from '../status/plans';
import { DriftSection } from './changes/DriftSection';
import { HistorySection } from './changes/HistorySection';
import { PlanSection } from './changes/PlanSection';
import { NotFoundPage } from './NotFoundPage';
import { applicationPath, changesPath } from './paths';

const TABS: ChangesTab[] = ['plan', 'drift', 'history'];

const SECTIONS = { plan: PlanSection, drift: DriftSection, history: HistorySection };

/** What changed, changes and is about to change in one application. Each tab has an address of its own. */
export function ChangesPage() {
  const { namespace = '', name = '', tab = 'plan' } = useParams();
  const known = TABS.find((one) => one === tab);
  return known === undefined ? (
    <NotFoundPage />
  ) : (
    <Known key={`${namespace}/${name}`} namespace={namespace} name={name} tab={known} />
  );
}

function Known({ namespace, name, tab }: { namespace: string; name: string; tab: ChangesTab }) {
  const text = useText();
  const words = text.changesPage;
  const changes = useChanges(namespace, name);
  return (
    <>
      <Link to={applicationPath(namespace, name)} className="back">
        <ArrowLeftOutlined aria-hidden /> {words.back(name)}
      </Link>
      <PageTitle title={words.title(name)} />
      {changes.isError && (
        <ApplicationFailed
          failure={changes.error}
          name={`${namespace}/${name}`}
          onRetry={() => void changes.refetch()}
        />
      )}
      {changes.isPending && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {changes.data !== undefined && (
        <Loaded namespace={namespace} name={name} tab={tab} stacks={changes.data} />
      )}
    </>
  );
}

interface LoadedProps {
  namespace: string;
  name: string;
  tab: ChangesTab;
  stacks: StackChanges[];
}

function Loaded({ namespace, name, tab, stacks }: LoadedProps) {
  const words = useText().changesPage;
  const navigate = useNavigate();
  if (stacks.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noStacks}>
        <p className="secondary">{words.noStacksHint}</p>
      </Empty>
    );
  }
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) => void navigate(changesPath(namespace, name, key as ChangesTab))}
      items={TABS.map((key) => {
        const Contents = SECTIONS[key];
        return {
          key,
          label: label(words.tabs[key], key, stacks),
          children: stacks.map((changes) => (
            <Contents key={changes.stack} namespace={namespace} name={name} changes={changes} />
          )),
        };
      })}
    />
  );
}

/** With the number of stacks that ask for attention. */
function label(name: string, tab: ChangesTab, stacks: StackChanges[]): string {
  const asking = stacks.filter(({ plan, drift }) => {
    switch (tab) {
      case 'plan':
        return canBeApproved(plan);
      case 'drift':
        return drift !== null && drift.resources > 0;
      case 'history':
        return false;
    }
  });
  return asking.length === 0 ? name : `${name} (${asking.length})`;
}
