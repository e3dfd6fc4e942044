import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { Account, Orphan, Orphans } from '../../api/types';
import { Section } from '../../components/Section';
import { TimeAgo } from '../../components/TimeAgo';
import { WideTable } from '../../components/WideTable';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { CleanOrphans } from './CleanOrphans';
import { LastCleaning } from './LastCleaning';

interface Props {
  account: Account;
  orphans: Orphans;
}

/** What in an account belongs to no stack, and what became of the last request to delete some. */
export function OrphansSection({ account, orphans }: Props) {
  const text = useText();
  const words = text.accountsPage;
  const { namespace, name } = account;
  const [chosen, setChosen] = useState<string[]>([]);
  // what was deleted in the meantime can't stay chosen
  const named = orphans.objects.filter(({ object }) => chosen.includes(object));
  return (
    <Section
      title={words.orphansOf(`${namespace}/${name}`)}
      hint={words.orphansHint}
      extra={<CleanOrphans namespace={namespace} name={name} orphans={named} />}
    >
      <p className="hint">
        {words.orphansFound(String(orphans.count))} <TimeAgo at={orphans.checkedAt} />
      </p>
      {orphans.objects.length > 0 && (
        <WideTable
          label={words.orphansOf(`${namespace}/${name}`)}
          columns={columns(text)}
          dataSource={orphans.objects}
          rowKey="object"
          pagination={false}
          size="middle"
          rowSelection={{
            selectedRowKeys: named.map(({ object }) => object),
            onChange: (selected) => setChosen(selected.map(String)),
            getCheckboxProps: ({ object }) => ({ 'aria-label': object }),
          }}
        />
      )}
      {orphans.unchecked.length > 0 && (
        <details className="by-kubectl">
          <summary>{words.unchecked}</summary>
          <ul className="why">
            {orphans.unchecked.map((kind) => (
              <li key={kind}>{kind}</li>
            ))}
          </ul>
        </details>
      )}
      {orphans.cleaning !== null && <LastCleaning cleaning={orphans.cleaning} />}
    </Section>
  );
}

function columns(text: Dictionary): TableColumnsType<Orphan> {
  const words = text.accountsPage;
  return [
    {
      title: words.object,
      key: 'object',
      render: (_, { object }) => <code className="value">{object}</code>,
    },
    { title: words.belonged, dataIndex: 'belonged' },
  ];
}
