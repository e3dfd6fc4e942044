import { Alert, Button, Checkbox, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useStackAction } from '../../api/hooks/useStackAction';
import type { Plan } from '../../api/types';
import { Failure } from '../../components/Failure';
import { useText } from '../../i18n/useText';
import { word } from '../../status/words';

/** Longest comment that the Approval takes. */
const LONGEST_COMMENT = 1000;

interface Props {
  namespace: string;
  name: string;
  stack: string;
  plan: Plan;
  /** Whether this is still the stack's plan. */
  current: boolean;
  onCancel: () => void;
  onApproved: () => void;
}

/** A person's word for a plan; each resource whose data it loses is named by hand. */
export function ApproveForm({
  namespace,
  name,
  stack,
  plan,
  current,
  onCancel,
  onApproved,
}: Props) {
  const words = useText().changesPage;
  const [named, setNamed] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const commentId = useId();
  const approval = useStackAction(namespace, name);
  const complete = plan.loses.every((lost) => named.includes(lost));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const request = {
      planHash: plan.hash,
      resources: named,
      comment: comment.trim() === '' ? null : comment.trim(),
    };
    approval.mutate({ kind: 'approve', stack, request }, { onSuccess: onApproved });
  };
  return (
    <form onSubmit={submit} className="dialog">
      <p>{words.approveHint}</p>
      <code className="value">{plan.hash}</code>
      {plan.loses.length > 0 && <Losses plan={plan} named={named} onName={setNamed} />}
      <div>
        <label htmlFor={commentId}>{words.comment}</label>
        <Input.TextArea
          id={commentId}
          value={comment}
          maxLength={LONGEST_COMMENT}
          rows={3}
          onChange={({ target }) => setComment(target.value)}
        />
      </div>
      {!current && <Alert type="error" showIcon role="alert" title={words.planChanged} />}
      {approval.isError && <Failure failure={approval.error} />}
      <div className="dialog-buttons">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!complete || !current}
          loading={approval.isPending}
        >
          {words.approve}
        </Button>
      </div>
    </form>
  );
}

interface LossesProps {
  plan: Plan;
  named: string[];
  onName: (named: string[]) => void;
}

function Losses({ plan, named, onName }: LossesProps) {
  const words = useText().changesPage;
  return (
    <fieldset className="losses">
      <legend>{words.lost}</legend>
      <p className="secondary">{words.lostHint}</p>
      {plan.loses.map((lost) => {
        const step = plan.steps.find(({ name }) => name === lost);
        return (
          <Checkbox
            key={lost}
            checked={named.includes(lost)}
            onChange={({ target }) =>
              onName(target.checked ? [...named, lost] : named.filter((one) => one !== lost))
            }
          >
            <strong>{lost}</strong>
            {step !== undefined && (
              <span className="secondary">
                {` ${word(words.stepActions, step.action)} · ${step.type}`}
              </span>
            )}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}
