import { DeleteOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useCleanOrphans } from '../../api/hooks/useCleanOrphans';
import type { Orphan } from '../../api/types';
import { Failure } from '../../components/Failure';
import { useText } from '../../i18n/useText';
import { cleanCommand } from '../../status/orphans';
import { Command } from '../traffic/Command';

interface Props {
  namespace: string;
  name: string;
  /** What was chosen. */
  orphans: Orphan[];
}

/** Deletes what was chosen, once each was named. */
export function CleanOrphans({ namespace, name, orphans }: Props) {
  const words = useText().accountsPage;
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const [withoutCopy, setWithoutCopy] = useState(false);
  const clean = useCleanOrphans(namespace, name);
  const run = () =>
    clean.mutate(
      { objects: orphans.map(({ object }) => object), withoutCopy },
      {
        onSuccess: () => {
          setOpen(false);
          notification.success({
            key: 'clean-orphans',
            title: words.cleanAsked,
            description: words.cleanAskedHint,
          });
        },
      },
    );
  return (
    <>
      <Button
        danger
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        disabled={orphans.length === 0}
        onClick={() => {
          clean.reset();
          setWithoutCopy(false);
          setOpen(true);
        }}
      >
        {words.clean}
      </Button>
      <Modal
        open={open}
        title={words.cleanOf(`${namespace}/${name}`)}
        onCancel={() => setOpen(false)}
        onOk={run}
        okText={words.cleanConfirm(String(orphans.length))}
        okButtonProps={{ danger: true, disabled: orphans.length === 0 }}
        cancelText={words.cancel}
        confirmLoading={clean.isPending}
        destroyOnHidden
      >
        <div className="dialog">
          <Alert type="warning" showIcon title={words.cleanWarning} />
          <ul className="why">
            {orphans.map(({ object, belonged }) => (
              <li key={object}>
                <code className="value">{object}</code> {belonged}
              </li>
            ))}
          </ul>
          <p>{words.cleanChecked}</p>
          {orphans.some(({ database }) => database) && (
            <Checkbox
              checked={withoutCopy}
              onChange={({ target }) => setWithoutCopy(target.checked)}
            >
              {words.withoutCopy}
            </Checkbox>
          )}
          <details className="by-kubectl">
            <summary>{words.byKubectl}</summary>
            <Command>{cleanCommand(namespace, name, orphans, withoutCopy)}</Command>
          </details>
          {clean.isError && <Failure failure={clean.error} />}
        </div>
      </Modal>
    </>
  );
}
