import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, type TableProps } from 'antd';
import type { RuntimeTask } from '../../api/types';
import type { Dictionary } from '../../i18n/dictionary';
import { Stacks } from './Stacks';

/** A row that opens to show the stacks of its task. */
export function stacksExpandable(
  text: Dictionary,
): NonNullable<TableProps<RuntimeTask>['expandable']> {
  return {
    columnTitle: <span className="visually-hidden">{text.runtimePage.stacks}</span>,
    expandedRowRender: (task) => <Stacks task={task} />,
    expandIcon: ({ expanded, onExpand, record }) => (
      <Button
        type="text"
        size="small"
        icon={expanded ? <DownOutlined /> : <RightOutlined />}
        aria-expanded={expanded}
        aria-label={text.runtimePage.details(record.task)}
        onClick={(event) => onExpand(record, event)}
      />
    ),
  };
}
