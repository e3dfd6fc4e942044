import { EditOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTrafficAction } from '../../api/hooks/useTrafficAction';
import { Failure } from '../../components/Failure';
import { useText } from '../../i18n/useText';
import { moveCommand } from '../../status/traffic';
import { Command } from './Command';
import type { TrafficProps } from './props';

/** Lets a placement write, once it was said what will happen. */
export function MoveWriter({
  namespace,
  name,
  traffic,
  placement,
}: TrafficProps & { placement: string }) {
  const words = useText().trafficPage;
  const { notification } = App.useApp();
  const [open, setOpen] = useState(false);
  const move = useTrafficAction(namespace, name);
  const run = () =>
    move.mutate(
      { kind: 'move', placement },
      {
        onSuccess: () => {
          setOpen(false);
          notification.success({
            key: 'move-writer',
            title: words.moveAsked(placement),
            description: words.moveAskedHint,
          });
        },
      },
    );
  const { writer, times, sharedData, copies } = traffic;
  return (
    <>
      <Button
        size="small"
        icon={<EditOutlined aria-hidden />}
        aria-label={`${words.move}: ${placement}`}
        onClick={() => {
          move.reset();
          setOpen(true);
        }}
      >
        {words.move}
      </Button>
      <Modal
        open={open}
        title={words.moveOf(placement)}
        onCancel={() => setOpen(false)}
        onOk={run}
        okText={words.moveConfirm(placement)}
        cancelText={words.cancel}
        confirmLoading={move.isPending}
        destroyOnHidden
      >
        <div className="dialog">
          <ul className="why">
            {writer !== null && <li>{words.moveStops(writer)}</li>}
            <li>{words.movePause}</li>
            {writer !== null && times !== null && (
              <li>{words.moveWaits(writer, times.leaseSeconds)}</li>
            )}
            {!sharedData && (
              <li>{copies ? words.moveCopies(placement) : words.moveSeparate(placement)}</li>
            )}
            <li>{words.moveStays(placement)}</li>
          </ul>
          <details className="by-kubectl">
            <summary>{words.byKubectl}</summary>
            <Command>{moveCommand(namespace, name, placement)}</Command>
          </details>
          {move.isError && <Failure failure={move.error} />}
        </div>
      </Modal>
    </>
  );
}
