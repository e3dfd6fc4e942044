import type { TableColumnsType } from 'antd';
import type { RuntimeTask } from '../../api/types';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { WideTable } from '../../components/WideTable';
import { useText } from '../../i18n/useText';
import { stacksExpandable } from './expandable';
import { Nothing } from '../../components/Nothing';
import { Site } from './Site';
import { threadName } from './Stacks';
import { taskKey } from './TasksTable';
import { ThreadCell } from './ThreadCell';

/** Tasks that do not go on: for how long, what they wait on and who holds it. */
export function StuckTable({ tasks }: { tasks: RuntimeTask[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <WideTable
      label={text.runtimePage.tabs.stuck}
      columns={columns(text, formats)}
      dataSource={tasks}
      rowKey={taskKey}
      pagination={{ hideOnSinglePage: true, defaultPageSize: 20 }}
      expandable={stacksExpandable(text)}
      scroll={{ x: 980 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noStuck}</Nothing> }}
    />
  );
}

function columns(text: Dictionary, { duration }: Formats): TableColumnsType<RuntimeTask> {
  const words = text.runtimePage;
  const time = (millis: number | null) => (millis === null ? '' : duration(millis));
  return [
    {
      title: words.task,
      key: 'task',
      className: 'wide-cell',
      render: (_, { task, site }) => (
        <>
          <strong>{task}</strong>
          <Site frame={site} />
        </>
      ),
    },
    { title: words.ran, key: 'ran', align: 'end', render: (_, task) => time(task.ranMillis) },
    {
      title: words.explained,
      key: 'explained',
      align: 'end',
      render: (_, task) => time(task.explainedMillis),
    },
    { title: words.still, key: 'still', align: 'end', render: (_, task) => time(task.stillMillis) },
    {
      title: words.threadState,
      key: 'thread',
      render: (_, { thread }) => <ThreadCell thread={thread} />,
    },
    {
      title: words.waitsOn,
      key: 'waitsOn',
      className: 'wide-cell',
      render: (_, task) => <WaitsOn task={task} />,
    },
  ];
}

function WaitsOn({ task: { waitsOn } }: { task: RuntimeTask }) {
  const words = useText().runtimePage;
  if (waitsOn === null) {
    return <span className="secondary">{words.notKnown}</span>;
  }
  return (
    <>
      <Site frame={waitsOn.object} />
      {waitsOn.holder !== null && <div>{words.heldBy(threadName(waitsOn.holder))}</div>}
    </>
  );
}
