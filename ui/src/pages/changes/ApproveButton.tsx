import { CheckOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Plan, StackChanges } from '../../api/types';
import { useText } from '../../i18n/useText';
import { canBeApproved } from '../../status/plans';
import { ApproveForm } from './ApproveForm';

interface Props {
  namespace: string;
  name: string;
  changes: StackChanges;
  plan: Plan;
}

/** Approves a plan: the one that was shown when the dialog was opened, and no other. */
export function ApproveButton({ namespace, name, changes, plan }: Props) {
  const words = useText().changesPage;
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(plan);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        type="primary"
        icon={<CheckOutlined aria-hidden />}
        onClick={() => {
          setShown(plan);
          setOpen(true);
        }}
      >
        {words.approve}
      </Button>
      <Modal
        open={open}
        onCancel={close}
        title={words.approveTitle(changes.placement)}
        footer={null}
        destroyOnHidden
      >
        <ApproveForm
          namespace={namespace}
          name={name}
          stack={changes.stack}
          plan={shown}
          current={shown.hash === plan.hash && canBeApproved(plan)}
          onCancel={close}
          onApproved={() => {
            close();
            notification.success({
              key: 'approve',
              title: words.approved,
              description: words.approvedHint,
            });
          }}
        />
      </Modal>
    </>
  );
}
