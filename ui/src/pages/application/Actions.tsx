import { PauseOutlined, PlayCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ApplicationAction, useApplicationAction } from '../../api/hooks/useApplicationAction';
import { problemOf } from '../../api/problem';
import type { ApplicationSummary } from '../../api/types';
import { useText } from '../../i18n/useText';

const UNDO: Record<ApplicationAction, ApplicationAction | null> = {
  pause: 'resume',
  resume: 'pause',
  reconcile: null,
};

/** What can be done with an application, each with a way back where there is one. */
export function Actions({ summary }: { summary: ApplicationSummary }) {
  const text = useText();
  const { notification } = App.useApp();
  const action = useApplicationAction(summary.namespace, summary.name);
  const done: Record<ApplicationAction, string> = {
    pause: text.actions.paused,
    resume: text.actions.resumed,
    reconcile: text.actions.reconcileAsked,
  };
  const run = (asked: ApplicationAction) =>
    action.mutate(asked, {
      onSuccess: () => {
        const undo = UNDO[asked];
        notification.success({
          key: 'action',
          title: done[asked],
          ...(undo === null ? {} : { actions: undoButton(text.actions.undo, () => run(undo)) }),
        });
      },
      onError: (failure) =>
        notification.error({
          key: 'action',
          title: text.actions.failed,
          description: problemOf(failure)?.detail ?? text.failed.title,
        }),
    });
  return (
    <>
      <Button icon={<SyncOutlined />} disabled={action.isPending} onClick={() => run('reconcile')}>
        {text.actions.reconcile}
      </Button>
      {summary.paused ? (
        <Button
          icon={<PlayCircleOutlined />}
          disabled={action.isPending}
          onClick={() => run('resume')}
        >
          {text.actions.resume}
        </Button>
      ) : (
        <Button icon={<PauseOutlined />} disabled={action.isPending} onClick={() => run('pause')}>
          {text.actions.pause}
        </Button>
      )}
    </>
  );
}

function undoButton(label: string, onClick: () => void) {
  return (
    <Button size="small" onClick={onClick}>
      {label}
    </Button>
  );
}
