import { RollbackOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useStackAction } from '../../api/hooks/useStackAction';
import type { Plan } from '../../api/types';
import { Failure } from '../../components/Failure';
import { TimeAgo } from '../../components/TimeAgo';
import { useText } from '../../i18n/useText';
import { PlanHash } from './PlanHash';

interface Props {
  namespace: string;
  name: string;
  stack: string;
  placement: string;
  plan: Plan;
}

/** Asks the Application for the resources of an earlier plan, once it was said what that means. */
export function RollBackButton({ namespace, name, stack, placement, plan }: Props) {
  const words = useText().changesPage;
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const rollBack = useStackAction(namespace, name);
  if (!plan.restorable) {
    return <span className="secondary no-wrap">{words.notRestorable}</span>;
  }
  const run = () =>
    rollBack.mutate(
      { kind: 'rollBack', stack, hash: plan.hash },
      {
        onSuccess: () => {
          setOpen(false);
          notification.success({
            key: 'roll-back',
            title: words.rollBackAsked,
            description: words.rollBackAskedHint,
          });
        },
      },
    );
  return (
    <>
      <Button
        icon={<RollbackOutlined aria-hidden />}
        size="small"
        onClick={() => {
          rollBack.reset();
          setOpen(true);
        }}
      >
        {words.rollBack}
      </Button>
      <Modal
        open={open}
        title={words.rollBackTitle(placement)}
        onCancel={() => setOpen(false)}
        onOk={run}
        okText={words.rollBackConfirm}
        cancelText={words.cancel}
        confirmLoading={rollBack.isPending}
        destroyOnHidden
      >
        <div className="dialog">
          <div>
            <PlanHash hash={plan.hash} />{' '}
            {plan.appliedAt !== null && <TimeAgo at={plan.appliedAt} withDate />}
          </div>
          <ul className="why">
            <li>{words.rollBackHint}</li>
            <li>{words.rollBackPlanned}</li>
            <li>{words.rollBackGit}</li>
          </ul>
          {rollBack.isError && <Failure failure={rollBack.error} />}
        </div>
      </Modal>
    </>
  );
}
