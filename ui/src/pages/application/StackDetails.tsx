import { Table, type TableColumnsType, Typography } from 'antd';
import type { Operation, Placement, Resource } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ProviderName } from '../../components/ProviderName';
import { TimeAgo } from '../../components/TimeAgo';
import type { Dictionary, OperationCount } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';

/** The cloud resources of each placement, their outputs and the engine's last operation. */
export function StackDetails({ placements }: { placements: Placement[] }) {
  const text = useText();
  return placements.map((placement) => (
    <div key={placement.name} className="stack">
      <h3>
        {placement.name} · <ProviderName provider={placement.provider} />
      </h3>
      {placement.stack?.lastOperation && (
        <LastOperation operation={placement.stack.lastOperation} />
      )}
      {placement.resources.length === 0 ? (
        <p className="secondary">{text.application.noResources}</p>
      ) : (
        <Table
          columns={columns(text)}
          dataSource={placement.resources}
          rowKey="name"
          pagination={false}
          scroll={{ x: 720 }}
          size="small"
        />
      )}
    </div>
  ));
}

const COUNTS: OperationCount[] = [
  'created',
  'adopted',
  'updated',
  'replaced',
  'deleted',
  'unchanged',
];

function LastOperation({ operation }: { operation: Operation }) {
  const text = useText();
  const outcome =
    operation.outcome === 'Succeeded'
      ? text.operationSucceeded
      : word(text.reasons, operation.outcome);
  const counts = COUNTS.filter((key) => operation[key] > 0)
    .map((key) => text.operationChanges[key](operation[key]))
    .join(', ');
  return (
    <p className="secondary">
      {text.application.lastOperation}: {word(text.operations, operation.kind)} {outcome}
      {counts !== '' && ` (${counts})`}, <TimeAgo at={operation.finishedAt} />
      {operation.attempts > 0 && ` · ${text.attempts(operation.attempts)}`}
    </p>
  );
}

function columns(text: Dictionary): TableColumnsType<Resource> {
  const words = text.application;
  return [
    { title: words.resource, key: 'name', render: (_, { name }) => <strong>{name}</strong> },
    {
      title: words.type,
      key: 'type',
      render: (_, { type, version }) =>
        [word(text.resourceTypes, type), version].filter(Boolean).join(' '),
    },
    { title: words.size, key: 'size', render: (_, { size }) => word(text.sizes, size) },
    {
      title: words.status,
      key: 'level',
      render: (_, { level }) => <LevelTag level={level}>{text.levels[level]}</LevelTag>,
    },
    {
      title: words.outputs,
      key: 'outputs',
      className: 'wide-cell',
      render: (_, { outputs }) => <Outputs outputs={outputs} />,
    },
  ];
}

function Outputs({ outputs }: { outputs: Record<string, string> }) {
  const text = useText();
  const entries = Object.entries(outputs).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) {
    return <span className="secondary">{text.application.noOutputs}</span>;
  }
  return (
    <dl className="outputs">
      {entries.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <Typography.Text copyable={{ text: value, tooltips: [text.copy, text.copied] }}>
              {value}
            </Typography.Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}
