import { Card, Empty, Skeleton, Table, type TableColumnsType } from 'antd';
import { useAccounts } from '../api/hooks/useAccounts';
import type { Account, Orphans } from '../api/types';
import { Failure } from '../components/Failure';
import { LevelTag } from '../components/LevelTag';
import { PageTitle } from '../components/PageTitle';
import { ProviderName } from '../components/ProviderName';
import { ReasonText } from '../components/ReasonText';
import { TimeAgo } from '../components/TimeAgo';
import type { Dictionary } from '../i18n/dictionary';
import { useText } from '../i18n/useText';
import { OrphansSection } from './accounts/OrphansSection';

/** The cloud accounts. */
export function AccountsPage() {
  const text = useText();
  const accounts = useAccounts();
  return (
    <>
      <PageTitle title={text.accountsPage.title} />
      {accounts.isError && (
        <Failure failure={accounts.error} onRetry={() => void accounts.refetch()} />
      )}
      {accounts.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {accounts.data !== undefined && (
        <Card styles={{ body: { padding: 0 } }}>
          <Table
            columns={columns(text)}
            dataSource={accounts.data.items}
            rowKey={({ namespace, name }) => `${namespace}/${name}`}
            pagination={{ hideOnSinglePage: true, defaultPageSize: 50 }}
            scroll={{ x: 960 }}
            locale={{ emptyText: <NoAccounts /> }}
          />
        </Card>
      )}
      {accounts.data?.items.map(
        (account) =>
          worthShowing(account.orphans) && (
            <OrphansSection
              key={`${account.namespace}/${account.name}`}
              account={account}
              orphans={account.orphans}
            />
          ),
      )}
    </>
  );
}

function worthShowing(orphans: Orphans | null): orphans is Orphans {
  return orphans !== null && (orphans.count > 0 || orphans.cleaning !== null);
}

function NoAccounts() {
  const text = useText();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.accountsPage.empty}>
      <p className="secondary">{text.accountsPage.emptyHint}</p>
    </Empty>
  );
}

function columns(text: Dictionary): TableColumnsType<Account> {
  const words = text.accountsPage;
  return [
    {
      title: words.name,
      key: 'name',
      render: (_, { namespace, name }) => (
        <>
          <strong>{name}</strong>
          <div className="secondary">{namespace}</div>
        </>
      ),
    },
    {
      title: words.provider,
      key: 'provider',
      render: (_, { provider, region }) => (
        <>
          <ProviderName provider={provider} />
          <div className="secondary">{region}</div>
        </>
      ),
    },
    {
      title: words.status,
      key: 'status',
      render: (_, { level }) => <LevelTag level={level}>{text.levels[level]}</LevelTag>,
    },
    {
      title: words.reason,
      key: 'reason',
      className: 'wide-cell',
      render: (_, { level, reason, message, cure }) => (
        <ReasonText reason={reason} message={message} cure={level === 'ok' ? undefined : cure} />
      ),
    },
    {
      title: words.orphans,
      key: 'orphans',
      align: 'end',
      render: (_, { orphans }) => (orphans === null ? '–' : orphans.count),
    },
    { title: words.applications, dataIndex: 'applications', align: 'end' },
    {
      title: words.allowed,
      key: 'allowed',
      render: (_, { allowedNamespaces }) =>
        allowedNamespaces.map((name) => (name === '*' ? words.everyone : name)).join(', ') ||
        text.application.none,
    },
    {
      title: words.created,
      key: 'created',
      render: (_, { createdAt }) => <TimeAgo at={createdAt} />,
    },
  ];
}
