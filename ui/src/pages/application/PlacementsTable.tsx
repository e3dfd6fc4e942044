import { Table, type TableColumnsType } from 'antd';
import type { Placement } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ProviderName } from '../../components/ProviderName';
import { ReasonText } from '../../components/ReasonText';
import { Revision } from '../../components/Revision';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { healthLevel, syncLevel } from '../../status/levels';
import { word } from '../../status/words';

/** Placements: cloud resources, sync and health. */
export function PlacementsTable({ placements }: { placements: Placement[] }) {
  const text = useText();
  return (
    <Table
      columns={columns(text)}
      dataSource={placements}
      rowKey="name"
      pagination={{ hideOnSinglePage: true, pageSize: 20 }}
      scroll={{ x: 1100 }}
      size="middle"
    />
  );
}

function columns(text: Dictionary): TableColumnsType<Placement> {
  const words = text.application;
  return [
    {
      title: words.placement,
      key: 'name',
      render: (_, { name, cluster }) => (
        <>
          <strong>{name}</strong>
          <div className="secondary no-wrap">{`${words.cluster} ${cluster}`}</div>
        </>
      ),
    },
    {
      title: words.account,
      key: 'account',
      render: (_, { provider, account, region }) => (
        <>
          <ProviderName provider={provider} />
          <div className="secondary">{[account, region].filter(Boolean).join(' · ')}</div>
        </>
      ),
    },
    {
      title: words.status,
      key: 'status',
      className: 'wide-cell',
      render: (_, placement) => <PlacementReason placement={placement} />,
    },
    {
      title: words.stack,
      key: 'stack',
      render: (_, { stack, resources }) =>
        stack === null ? (
          text.resourceCount(resources.length)
        ) : (
          <LevelTag level={stack.level}>{text.levels[stack.level]}</LevelTag>
        ),
    },
    {
      title: words.sync,
      key: 'sync',
      render: (_, { sync }) => (
        <LevelTag level={syncLevel(sync)}>{word(text.syncs, sync ?? 'Unknown')}</LevelTag>
      ),
    },
    {
      title: words.health,
      key: 'health',
      render: (_, { health }) => (
        <LevelTag level={healthLevel(health)}>{word(text.healths, health ?? 'Unknown')}</LevelTag>
      ),
    },
    {
      title: words.syncedRevision,
      key: 'revision',
      render: (_, { revision }) => <Revision revision={revision} />,
    },
    {
      title: words.delivery,
      key: 'delivery',
      render: (_, { delivery, namespace }) => (
        <>
          <div>{delivery ?? words.none}</div>
          {namespace !== null && namespace !== delivery && (
            <div className="secondary">{`${words.workloads} ${namespace}`}</div>
          )}
        </>
      ),
    },
  ];
}

function PlacementReason({ placement }: { placement: Placement }) {
  const text = useText();
  const { level, reason, message, cure } = placement;
  return level === 'ok' ? (
    <LevelTag level={level}>{text.levels[level]}</LevelTag>
  ) : (
    <>
      <LevelTag level={level}>{text.levels[level]}</LevelTag>
      <ReasonText reason={reason} message={message} cure={cure} />
    </>
  );
}
