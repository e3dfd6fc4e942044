import { Progress, Table, type TableColumnsType } from 'antd';
import type { Pool } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { poolLevel } from '../../status/levels';
import { word } from '../../status/words';
import { Nothing } from '../../components/Nothing';

const OUTCOMES = ['returned', 'threw', 'cancelled', 'dropped', 'refused', 'callerRan'] as const;

/** Worker pools with their queues and workers. */
export function PoolsTable({ pools }: { pools: Pool[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <Table
      columns={columns(text, formats)}
      dataSource={pools}
      rowKey="name"
      pagination={false}
      scroll={{ x: 960 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noPools}</Nothing> }}
    />
  );
}

function columns(text: Dictionary, { duration, figure }: Formats): TableColumnsType<Pool> {
  const words = text.runtimePage;
  return [
    { title: words.name, key: 'name', render: (_, { name }) => <strong>{name}</strong> },
    {
      title: words.workers,
      key: 'workers',
      render: (_, { workers, leastWorkers, mostWorkers }) => (
        <>
          {figure(workers)}
          <div className="secondary">{words.between(leastWorkers, mostWorkers)}</div>
        </>
      ),
    },
    {
      title: words.running,
      key: 'running',
      align: 'end',
      render: (_, pool) => figure(pool.running),
    },
    {
      title: words.queue,
      key: 'queue',
      className: 'wide-cell',
      render: (_, pool) => <Queue pool={pool} />,
    },
    {
      title: words.oldestWait,
      key: 'wait',
      align: 'end',
      render: (_, { oldestWaitMillis }) => duration(oldestWaitMillis),
    },
    {
      title: words.sized,
      key: 'sized',
      render: (_, { sizedFor, closed }) =>
        closed ? <LevelTag level="paused">{words.closed}</LevelTag> : word(words.sizes, sizedFor),
    },
    {
      title: words.outcomes,
      key: 'outcomes',
      className: 'wide-cell',
      render: (_, pool) =>
        OUTCOMES.filter((key) => key === 'returned' || pool[key] > 0)
          .map((key) => words.outcome[key](figure(pool[key])))
          .join(', '),
    },
  ];
}

function Queue({ pool }: { pool: Pool }) {
  const words = useText().runtimePage;
  const { figure } = useFormats();
  const label = words.of(figure(pool.queued), figure(pool.capacity));
  return (
    <>
      <Progress
        percent={(100 * pool.queued) / pool.capacity}
        showInfo={false}
        size="small"
        status={poolLevel(pool) === 'failed' ? 'exception' : 'normal'}
        aria-label={`${words.queue}: ${label}`}
      />
      <div className="secondary">
        {label}
        {pool.keys > 0 && ` · ${words.keys(pool.keys)}`}
      </div>
    </>
  );
}
