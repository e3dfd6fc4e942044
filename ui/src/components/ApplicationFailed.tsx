import { Empty } from 'antd';
import { problemOf } from '../api/problem';
import { useText } from '../i18n/useText';
import { Failure } from './Failure';

/** Why an application can't be shown: there is none, or the call failed. */
export function ApplicationFailed(props: { failure: unknown; name: string; onRetry?: () => void }) {
  const text = useText();
  if (problemOf(props.failure)?.code !== 'NotFound') {
    return <Failure {...props} />;
  }
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.application.notFound(props.name)}>
      <p className="secondary">{text.application.notFoundHint}</p>
    </Empty>
  );
}
