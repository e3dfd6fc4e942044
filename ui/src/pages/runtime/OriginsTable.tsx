import type { TableColumnsType } from 'antd';
import type { OriginTasks } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { WideTable } from '../../components/WideTable';
import { useText } from '../../i18n/useText';
import { Nothing } from '../../components/Nothing';
import { Site } from './Site';

/** Tasks by the place of the program that starts them. */
export function OriginsTable({ origins }: { origins: OriginTasks[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <WideTable
      label={text.runtimePage.origins}
      columns={columns(text, formats)}
      dataSource={origins}
      rowKey="site"
      pagination={{ hideOnSinglePage: true, defaultPageSize: 20 }}
      scroll={{ x: 820 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noOrigins}</Nothing> }}
    />
  );
}

function columns(text: Dictionary, { duration, figure }: Formats): TableColumnsType<OriginTasks> {
  const words = text.runtimePage;
  return [
    {
      title: words.origin,
      key: 'origin',
      className: 'wide-cell',
      render: (_, { origin, site }) => (
        <>
          <strong>{origin}</strong>
          <Site frame={site} />
        </>
      ),
    },
    { title: words.live, key: 'live', align: 'end', render: (_, { live }) => figure(live) },
    {
      title: words.running,
      key: 'running',
      align: 'end',
      render: (_, { running }) => figure(running),
    },
    {
      title: words.overdue,
      key: 'overdue',
      align: 'end',
      render: (_, { overdue }) =>
        overdue === 0 ? figure(0) : <LevelTag level="failed">{figure(overdue)}</LevelTag>,
    },
    {
      title: words.created,
      key: 'created',
      align: 'end',
      render: (_, { created }) => figure(created),
    },
    {
      title: words.patience,
      key: 'patience',
      align: 'end',
      render: (_, { patienceMillis }) =>
        patienceMillis === null ? words.mayStay : duration(patienceMillis),
    },
  ];
}
