import type { TableColumnsType } from 'antd';
import type { Limiter } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { WideTable } from '../../components/WideTable';
import { useText } from '../../i18n/useText';
import { Nothing } from '../../components/Nothing';

/** Rate limits that all replicas keep to together. */
export function LimitersTable({ limiters }: { limiters: Limiter[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <WideTable
      label={text.runtimePage.limiters}
      columns={columns(text, formats)}
      dataSource={limiters}
      rowKey="key"
      pagination={{ hideOnSinglePage: true, defaultPageSize: 20 }}
      scroll={{ x: 960 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noLimiters}</Nothing> }}
    />
  );
}

function columns(text: Dictionary, { duration, figure }: Formats): TableColumnsType<Limiter> {
  const words = text.runtimePage;
  return [
    { title: words.name, key: 'key', render: (_, { key }) => <strong>{key}</strong> },
    {
      title: words.limit,
      key: 'limit',
      render: (_, { permitsPerSecond, burst }) =>
        words.perSecond(figure(permitsPerSecond, 2), figure(burst)),
    },
    {
      title: words.waiting,
      key: 'waiting',
      align: 'end',
      render: (_, { waiting }) => figure(waiting),
    },
    { title: words.leased, key: 'leased', align: 'end', render: (_, { leased }) => figure(leased) },
    {
      title: words.admitted,
      key: 'admitted',
      align: 'end',
      render: (_, { admitted, admittedLocally }) => (
        <>
          {figure(admitted)}
          {admittedLocally > 0 && <div className="secondary">{words.locally(admittedLocally)}</div>}
        </>
      ),
    },
    {
      title: words.refused,
      key: 'refused',
      align: 'end',
      render: (_, { refused }) => figure(refused),
    },
    {
      title: words.store,
      key: 'store',
      render: (_, { degradedMillis, storeLatencyMicros, roundTrips }) => (
        <>
          {degradedMillis === null ? (
            <LevelTag level="ok">{words.storeAnswers}</LevelTag>
          ) : (
            <LevelTag level="failed">{words.storeAway(duration(degradedMillis))}</LevelTag>
          )}
          <div className="secondary">
            {words.storeTrip(duration(storeLatencyMicros / 1000), figure(roundTrips))}
          </div>
        </>
      ),
    },
  ];
}
