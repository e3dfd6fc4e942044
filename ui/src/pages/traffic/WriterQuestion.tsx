import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTrafficAction } from '../../api/hooks/useTrafficAction';
import type { WriterQuestion as Question } from '../../api/types';
import { Failure } from '../../components/Failure';
import { useText } from '../../i18n/useText';
import { confirmCommand } from '../../status/traffic';
import { word } from '../../status/words';
import { Command } from './Command';

interface Props {
  namespace: string;
  name: string;
  question: Question;
}

/** What a person is asked, with what exactly the answer accepts. */
export function WriterQuestion({ namespace, name, question }: Props) {
  const text = useText();
  const words = text.trafficPage;
  const [asked, setAsked] = useState<Question | null>(null);
  const from = question.from ?? words.theOneBefore;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="attention"
      title={`${word(text.reasons, question.reason)}: ${words.asked(question.to)}`}
      description={
        <div className="approving">
          <div>{why(words, question, from)}</div>
          <Button type="primary" onClick={() => setAsked(question)}>
            {words.answer}
          </Button>
          {asked !== null && (
            <Confirm
              namespace={namespace}
              name={name}
              question={asked}
              current={asked.to === question.to && asked.epoch === question.epoch}
              onClose={() => setAsked(null)}
            />
          )}
        </div>
      }
    />
  );
}

type Words = ReturnType<typeof useText>['trafficPage'];

function why(words: Words, { reason, to }: Question, from: string): string {
  return reason === 'FenceUnproven' ? words.fence(from) : words.loss(from, to);
}

interface ConfirmProps extends Props {
  /** Whether this is still what is asked. */
  current: boolean;
  onClose: () => void;
}

function Confirm({ namespace, name, question, current, onClose }: ConfirmProps) {
  const words = useText().trafficPage;
  const { notification } = App.useApp();
  const [accepted, setAccepted] = useState(false);
  const confirm = useTrafficAction(namespace, name);
  const { reason, to, epoch } = question;
  const from = question.from ?? words.theOneBefore;
  const run = () =>
    confirm.mutate(
      { kind: 'confirm', placement: to, epoch },
      {
        onSuccess: () => {
          onClose();
          notification.success({
            key: 'confirm-writer',
            title: words.confirmed(to),
            description: words.confirmedHint,
          });
        },
      },
    );
  return (
    <Modal
      open
      title={words.confirmTitle(to)}
      onCancel={onClose}
      onOk={run}
      okText={words.moveConfirm(to)}
      okButtonProps={{ disabled: !accepted || !current }}
      cancelText={words.cancel}
      confirmLoading={confirm.isPending}
    >
      <div className="dialog">
        <p>{why(words, question, from)}</p>
        <fieldset className="losses">
          <legend>{words.accepted}</legend>
          <Checkbox checked={accepted} onChange={({ target }) => setAccepted(target.checked)}>
            {reason === 'FenceUnproven' ? words.acceptFence(from) : words.acceptLoss(from, to)}
          </Checkbox>
        </fieldset>
        <p className="secondary">{words.onlyThis(to, epoch)}</p>
        <details className="by-kubectl">
          <summary>{words.byKubectl}</summary>
          <Command>{confirmCommand(namespace, name, question)}</Command>
        </details>
        {!current && <Alert type="error" showIcon role="alert" title={words.questionChanged} />}
        {confirm.isError && <Failure failure={confirm.error} />}
      </div>
    </Modal>
  );
}
