import type { TableColumnsType } from 'antd';
import type { Circuit } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { WideTable } from '../../components/WideTable';
import { useText } from '../../i18n/useText';
import { circuitLevel } from '../../status/levels';
import { Nothing } from '../../components/Nothing';

/** Circuit breakers. */
export function CircuitsTable({ circuits }: { circuits: Circuit[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <WideTable
      label={text.runtimePage.circuits}
      columns={columns(text, formats)}
      dataSource={circuits}
      rowKey="name"
      pagination={{ hideOnSinglePage: true, defaultPageSize: 20 }}
      scroll={{ x: 720 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noCircuits}</Nothing> }}
    />
  );
}

function columns(text: Dictionary, { duration, figure }: Formats): TableColumnsType<Circuit> {
  const words = text.runtimePage;
  return [
    { title: words.name, key: 'name', render: (_, { name }) => <strong>{name}</strong> },
    {
      title: words.state,
      key: 'state',
      render: (_, { phase, retryAfterMillis }) => (
        <>
          <LevelTag level={circuitLevel(phase)}>{words.phases[phase]}</LevelTag>
          {phase === 'OPEN' && (
            <div className="secondary">{words.retryIn(duration(retryAfterMillis))}</div>
          )}
        </>
      ),
    },
    {
      title: words.sincePhase,
      key: 'since',
      align: 'end',
      render: (_, { sinceMillis }) => duration(sinceMillis),
    },
    {
      title: words.failures,
      key: 'failures',
      align: 'end',
      render: (_, { failures, calls }) => words.of(figure(failures), figure(calls)),
    },
    { title: words.opened, key: 'opened', align: 'end', render: (_, { opened }) => figure(opened) },
    {
      title: words.refused,
      key: 'refused',
      align: 'end',
      render: (_, { refused }) => figure(refused),
    },
  ];
}
