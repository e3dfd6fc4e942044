import { Card, Empty, type InputRef, Skeleton, Table } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { useApplications } from '../api/hooks/useApplications';
import { Failure } from '../components/Failure';
import { PageTitle } from '../components/PageTitle';
import { useText } from '../i18n/useText';
import { columns, tableChange } from './applications/columns';
import { FilterBar } from './applications/FilterBar';
import { isFiltered, PAGE_SIZES } from './applications/filterInUrl';
import { useFilter } from './applications/useFilter';
import { useListKeys } from './applications/useListKeys';

/** The list of applications. */
export function ApplicationsPage() {
  const text = useText();
  const [filter, change] = useFilter();
  const page = useApplications(filter);
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(search, list);
  const onSearch = useCallback((search: string) => change({ search }), [change]);
  const shownColumns = useMemo(() => columns(text, filter.sort), [text, filter.sort]);
  return (
    <>
      <PageTitle title={text.list.title} />
      <FilterBar
        filter={filter}
        counts={page.data?.counts}
        search={search}
        onSearch={onSearch}
        onChange={change}
      />
      {page.isError && <Failure failure={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {page.data !== undefined && (
        <Card styles={{ body: { padding: 0 } }} ref={list}>
          <Table
            columns={shownColumns}
            dataSource={page.data.items}
            rowKey={({ namespace, name }) => `${namespace}/${name}`}
            onChange={(pagination, _, sorter) => change(tableChange(pagination, sorter))}
            loading={page.isPlaceholderData}
            showSorterTooltip={false}
            scroll={{ x: 1080 }}
            size="middle"
            locale={{ emptyText: <Nothing filtered={isFiltered(filter)} /> }}
            pagination={{
              current: page.data.page,
              pageSize: page.data.size,
              total: page.data.total,
              pageSizeOptions: PAGE_SIZES,
              showSizeChanger: true,
              showTotal: (total, [from, to]) => text.list.total(from, to, total),
              hideOnSinglePage: page.data.total <= Math.min(...PAGE_SIZES),
            }}
          />
        </Card>
      )}
      <p className="secondary keys-hint">{text.list.searchHint}</p>
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText();
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={filtered ? text.list.noneMatch : text.list.empty}
    >
      {!filtered && <p className="secondary">{text.list.emptyHint}</p>}
      <p className="secondary">{text.list.noneAllowed}</p>
    </Empty>
  );
}
