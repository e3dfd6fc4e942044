import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, type TableColumnsType, type TableProps } from 'antd';
import type { Plan } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { Section } from '../../components/Section';
import { TimeAgo } from '../../components/TimeAgo';
import { WideTable } from '../../components/WideTable';
import type { Dictionary } from '../../i18n/dictionary';
import { useText } from '../../i18n/useText';
import { byAction, planLevel } from '../../status/plans';
import { word } from '../../status/words';
import { Nothing } from '../../components/Nothing';
import { PlanHash } from './PlanHash';
import type { StackProps } from './props';
import { RollBackButton } from './RollBackButton';
import { Steps } from './Steps';

/** The plans of one stack that were applied, each with a way back to it. */
export function HistorySection({ namespace, name, changes }: StackProps) {
  const text = useText();
  const words = text.changesPage;
  const { placement, stack, history } = changes;
  return (
    <Section title={placement}>
      <WideTable
        label={words.historyOf(placement)}
        columns={[
          ...columns(text),
          {
            title: words.actions,
            key: 'actions',
            render: (_, plan) => (
              <RollBackButton
                namespace={namespace}
                name={name}
                stack={stack}
                placement={placement}
                plan={plan}
              />
            ),
          },
        ]}
        dataSource={history}
        rowKey="hash"
        expandable={expandable(text)}
        pagination={{ hideOnSinglePage: true, pageSize: 10, showSizeChanger: false }}
        scroll={{ x: 1200 }}
        size="middle"
        locale={{ emptyText: <Nothing>{words.noHistory}</Nothing> }}
      />
    </Section>
  );
}

function columns(text: Dictionary): TableColumnsType<Plan> {
  const words = text.changesPage;
  return [
    {
      title: words.appliedAt,
      key: 'appliedAt',
      render: (_, { appliedAt }) => appliedAt !== null && <TimeAgo at={appliedAt} />,
    },
    {
      title: words.outcome,
      key: 'outcome',
      render: (_, { state, outcome }) => (
        <LevelTag level={planLevel(state)}>
          {state === 'Failed' && outcome !== null
            ? word(text.reasons, outcome)
            : word(words.states, state)}
        </LevelTag>
      ),
    },
    {
      title: words.changes,
      key: 'changes',
      className: 'wide-cell',
      render: (_, { steps }) => counts(text, steps),
    },
    {
      title: words.changedBy,
      key: 'changedBy',
      className: 'person-cell',
      render: (_, { changedBy }) => <Person name={changedBy} otherwise={words.notKnown} />,
    },
    {
      title: words.approvedBy,
      key: 'approvedBy',
      className: 'person-cell',
      render: (_, { approvedBy, approval }) => (
        <>
          <Person name={approvedBy} otherwise={words.nobody} />
          {approval !== null && <code className="secondary approval">{approval}</code>}
        </>
      ),
    },
    {
      title: words.commit,
      key: 'commit',
      render: (_, { commit }) =>
        commit === null ? (
          <span className="secondary">{words.noCommit}</span>
        ) : (
          <PlanHash hash={commit} />
        ),
    },
    { title: words.hash, key: 'hash', render: (_, { hash }) => <PlanHash hash={hash} /> },
  ];
}

function Person({ name, otherwise }: { name: string | null; otherwise: string }) {
  return name === null ? (
    <span className="secondary">{otherwise}</span>
  ) : (
    <span className="message">{name}</span>
  );
}

function counts(text: Dictionary, steps: Plan['steps']): string {
  const words = text.changesPage;
  return steps.length === 0
    ? words.risks.none
    : byAction(steps)
        .map(([action, group]) => `${word(words.stepActions, action)} ${group.length}`)
        .join(', ');
}

/** A row that opens to show the steps of its plan. */
function expandable(text: Dictionary): NonNullable<TableProps<Plan>['expandable']> {
  const words = text.changesPage;
  return {
    columnTitle: <span className="visually-hidden">{words.differences}</span>,
    rowExpandable: ({ steps }) => steps.length > 0,
    expandedRowRender: ({ steps }) => <Steps steps={steps} />,
    expandIcon: ({ expanded, expandable: openable, onExpand, record }) =>
      openable && (
        <Button
          type="text"
          size="small"
          icon={expanded ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={expanded}
          aria-label={words.stepsOf(record.hash.slice(0, 12))}
          onClick={(event) => onExpand(record, event)}
        />
      ),
  };
}
