import type { TableColumnsType, TablePaginationConfig } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';
import { Link } from 'react-router';
import type { ApplicationSummary } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ProviderName } from '../../components/ProviderName';
import { ReasonText } from '../../components/ReasonText';
import { Revision } from '../../components/Revision';
import { TimeAgo } from '../../components/TimeAgo';
import type { Dictionary } from '../../i18n/dictionary';
import { applicationPath } from '../paths';

/** The columns of the list; `sort` as in the address, for example "-created". */
export function columns(text: Dictionary, sort: string): TableColumnsType<ApplicationSummary> {
  const sortable = (key: string) => ({ key, sorter: true, sortOrder: sortOrder(sort, key) });
  return [
    { title: text.list.name, ...sortable('name'), render: (_, line) => <Name line={line} /> },
    {
      title: text.list.namespace,
      ...sortable('namespace'),
      render: (_, { namespace }) => namespace,
    },
    {
      title: text.list.status,
      ...sortable('ready'),
      render: (_, { level }) => <LevelTag level={level}>{text.levels[level]}</LevelTag>,
    },
    {
      title: text.list.reason,
      ...sortable('reason'),
      className: 'wide-cell',
      render: (_, { level, reason, message }) =>
        level === 'ok' ? null : (
          <ReasonText reason={level === 'paused' ? 'Paused' : reason} message={message} />
        ),
    },
    {
      title: text.list.placements,
      ...sortable('placements'),
      render: (_, { readyPlacements, placements }) =>
        text.placementsReady(readyPlacements, placements),
    },
    {
      title: text.list.clouds,
      key: 'clouds',
      className: 'clouds',
      render: (_, { providers }) =>
        providers.map((provider) => <ProviderName key={provider} provider={provider} />),
    },
    {
      title: text.list.revision,
      key: 'revision',
      render: (_, { revision }) => <Revision revision={revision} />,
    },
    {
      title: text.list.created,
      ...sortable('created'),
      render: (_, { createdAt }) => <TimeAgo at={createdAt} />,
    },
  ];
}

function Name({ line }: { line: ApplicationSummary }) {
  return (
    <Link to={applicationPath(line.namespace, line.name)} data-row-link className="row-link">
      {line.name}
    </Link>
  );
}

function sortOrder(sort: string, key: string) {
  if (sort === key) return 'ascend' as const;
  return sort === `-${key}` ? ('descend' as const) : null;
}

/** What the address says after a click on the head or the foot of the table. */
export function tableChange(
  { current = 1, pageSize = 20 }: TablePaginationConfig,
  sorter: SorterResult<ApplicationSummary> | SorterResult<ApplicationSummary>[],
) {
  const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
  const prefix = order === 'descend' ? '-' : '';
  const sort = order ? `${prefix}${String(columnKey)}` : 'name';
  return { page: current, size: pageSize, sort };
}
