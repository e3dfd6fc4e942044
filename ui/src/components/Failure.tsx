import { Alert, Button } from 'antd';
import { problemOf } from '../api/problem';
import { useText } from '../i18n/useText';
import { problemCure } from '../status/words';

/** A call that failed: what happened and what can be done. */
export function Failure({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const text = useText();
  const problem = problemOf(failure);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem === null ? text.failed.title : text.problems[problem.code]}
      description={
        problem === null ? (
          text.failed.hint
        ) : (
          <>
            <div className="message">{problem.detail}</div>
            <div>{problemCure(text, problem)}</div>
          </>
        )
      }
      action={onRetry && <Button onClick={onRetry}>{text.failed.retry}</Button>}
    />
  );
}
