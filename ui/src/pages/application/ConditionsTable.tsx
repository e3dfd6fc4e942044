import { Table, type TableColumnsType, Tooltip } from 'antd';
import type { Condition } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { ReasonText } from '../../components/ReasonText';
import { TimeAgo } from '../../components/TimeAgo';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';

/** Conditions with their reasons and what can be done. */
export function ConditionsTable({ conditions }: { conditions: Condition[] }) {
  const text = useText();
  return (
    <Table
      columns={columns(text)}
      dataSource={conditions}
      rowKey="type"
      pagination={false}
      scroll={{ x: 720 }}
      size="middle"
    />
  );
}

function columns(text: Dictionary): TableColumnsType<Condition> {
  const words = text.application;
  return [
    {
      title: words.condition,
      key: 'type',
      render: (_, { type }) => (
        <>
          <strong>{type}</strong>
          <div className="secondary">{word(text.conditionTypes, type)}</div>
        </>
      ),
    },
    {
      title: words.status,
      key: 'status',
      render: (_, { level, status, current }) => (
        <>
          <LevelTag level={level}>{status}</LevelTag>
          {!current && (
            <Tooltip title={text.outdated}>
              <span className="secondary outdated" tabIndex={0} aria-label={text.outdated}>
                *
              </span>
            </Tooltip>
          )}
        </>
      ),
    },
    {
      title: words.reason,
      key: 'reason',
      className: 'wide-cell',
      render: (_, { level, reason, message, cure }) => (
        <ReasonText reason={reason} message={message} cure={level === 'ok' ? undefined : cure} />
      ),
    },
    {
      title: words.since,
      key: 'since',
      render: (_, { lastTransitionTime }) => <TimeAgo at={lastTransitionTime} />,
    },
  ];
}
