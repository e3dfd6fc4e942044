import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Segmented, Select } from 'antd';
import type { RefObject } from 'react';
import { useMe } from '../../api/hooks/useMe';
import type { ApplicationFilter } from '../../api/hooks/useApplications';
import type { ApplicationPage, ReadyStatus } from '../../api/types';
import type { ProviderName } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { isFiltered } from './filterInUrl';
import { useSearchText } from './useSearchText';

interface Props {
  filter: ApplicationFilter;
  counts: ApplicationPage['counts'] | undefined;
  search: RefObject<InputRef | null>;
  onSearch: (search: string) => void;
  onChange: (change: Partial<ApplicationFilter>) => void;
}

const PROVIDERS: ProviderName[] = ['aws', 'alicloud', 'tencentcloud'];

/** What of the list to see. */
export function FilterBar({ filter, counts, search, onSearch, onChange }: Props) {
  const text = useText();
  const me = useMe();
  const [typed, setTyped] = useSearchText(filter.search, onSearch);
  return (
    <div className="filter-bar" role="search">
      <Input
        ref={search}
        data-list-search
        className="filter-search"
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd aria-hidden>/</kbd>}
        placeholder={text.list.search}
        aria-label={text.list.search}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        allowClear
      />
      <Select
        mode="multiple"
        className="filter-select"
        aria-label={text.list.namespace}
        placeholder={text.list.allNamespaces}
        maxTagCount="responsive"
        value={filter.namespaces}
        onChange={(namespaces: string[]) => onChange({ namespaces })}
        options={(me.data?.namespaces ?? []).map((value) => ({ value, label: value }))}
      />
      <Select
        mode="multiple"
        className="filter-select"
        aria-label={text.list.provider}
        placeholder={text.list.allProviders}
        maxTagCount="responsive"
        value={filter.providers}
        onChange={(providers: string[]) => onChange({ providers })}
        options={PROVIDERS.map((value) => ({ value, label: text.providers[value] }))}
      />
      <Segmented
        aria-label={text.list.status}
        value={filter.ready.length === 1 ? filter.ready[0]! : 'all'}
        onChange={(value) => onChange({ ready: value === 'all' ? [] : [value as ReadyStatus] })}
        options={readyOptions(text.list.all, text.readiness, counts)}
      />
      {isFiltered(filter) && (
        <Button
          type="link"
          onClick={() => onChange({ namespaces: [], providers: [], ready: [], search: '' })}
        >
          {text.list.clear}
        </Button>
      )}
    </div>
  );
}

function readyOptions(
  all: string,
  readiness: Record<ReadyStatus, string>,
  counts: Props['counts'],
) {
  const { ready = 0, notReady = 0, unknown = 0 } = counts ?? {};
  const label = (word: string, count: number) => (counts === undefined ? word : `${word} ${count}`);
  return [
    { value: 'all', label: label(all, ready + notReady + unknown) },
    { value: 'True', label: label(readiness.True, ready) },
    { value: 'False', label: label(readiness.False, notReady) },
    { value: 'Unknown', label: label(readiness.Unknown, unknown) },
  ];
}
