import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTrafficAction } from '../../api/hooks/useTrafficAction';
import type { WriterQuestion as Question } from '../../api/types';
import { Failure } from '../../components/Failure';
import { useFormats } from '../../components/useFormats';
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
          <Why question={question} from={from} />
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

/** Why a person is asked; where a copy is known, with the data-loss window. */
function Why({ question, from }: { question: Question; from: string }) {
  const words = useText().trafficPage;
  const { figure } = useFormats();
  const { reason, to, loss } = question;
  if (reason === 'FenceUnproven') {
    return <p>{words.fence(from)}</p>;
  }
  if (loss === null) {
    return <p>{words.loss(from, to)}</p>;
  }
  return (
    <>
      <p>
        <strong>
          {words.lossWindow(loss.of, loss.from, loss.until, words.seconds(figure(loss.seconds)))}
        </strong>
      </p>
      <p>{words.lossRestore(to)}</p>
    </>
  );
}

function accepting(words: Words, { reason, to, loss }: Question, from: string): string {
  if (reason === 'FenceUnproven') {
    return words.acceptFence(from);
  }
  return loss === null
    ? words.acceptLoss(from, to)
    : words.acceptWindow(loss.of, loss.from, loss.until);
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
  const { to, epoch } = question;
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
        <Why question={question} from={from} />
        <fieldset className="losses">
          <legend>{words.accepted}</legend>
          <Checkbox checked={accepted} onChange={({ target }) => setAccepted(target.checked)}>
            {accepting(words, question, from)}
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
