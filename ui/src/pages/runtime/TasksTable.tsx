import type { TableColumnsType } from 'antd';
import type { RuntimeTask } from '../../api/types';
import { type Formats, useFormats } from '../../components/useFormats';
import type { Dictionary } from '../../i18n/dictionary';
import { WideTable } from '../../components/WideTable';
import { useText } from '../../i18n/useText';
import { stacksExpandable } from './expandable';
import { Nothing } from '../../components/Nothing';
import { Site } from './Site';
import { ThreadCell } from './ThreadCell';

/** Tasks one by one, oldest first. */
export function TasksTable({ tasks }: { tasks: RuntimeTask[] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <WideTable
      label={text.runtimePage.slowest}
      columns={columns(text, formats)}
      dataSource={tasks}
      rowKey={taskKey}
      pagination={false}
      expandable={stacksExpandable(text)}
      scroll={{ x: 820 }}
      size="middle"
      locale={{ emptyText: <Nothing>{text.runtimePage.noTasks}</Nothing> }}
    />
  );
}

/** The thread is what tells tasks of one name apart. */
export function taskKey({ task, origin, thread, ageMillis }: RuntimeTask): string {
  return `${origin}/${task}/${thread === null ? `waiting ${ageMillis}` : thread.id}`;
}

function columns(text: Dictionary, { duration }: Formats): TableColumnsType<RuntimeTask> {
  const words = text.runtimePage;
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
    { title: words.origin, dataIndex: 'origin' },
    { title: words.age, key: 'age', align: 'end', render: (_, task) => duration(task.ageMillis) },
    {
      title: words.ran,
      key: 'ran',
      align: 'end',
      render: (_, { ranMillis }) => (ranMillis === null ? words.queued : duration(ranMillis)),
    },
    {
      title: words.threadState,
      key: 'thread',
      render: (_, { thread }) => <ThreadCell thread={thread} />,
    },
  ];
}
