import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/useText';

interface Props {
  children: ReactNode;
}

interface State {
  failure: Error | null;
}

/** Keeps a mistake in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: Error): State {
    return { failure };
  }

  override render(): ReactNode {
    return this.state.failure === null ? (
      this.props.children
    ) : (
      <Broken failure={this.state.failure} />
    );
  }
}

/** Says that a part is broken, with the text for a report. */
export function Broken({ failure }: { failure: Error }) {
  const text = useText();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text.failed.broken}
      description={
        <>
          <p>{text.failed.brokenHint}</p>
          <code>{failure.message}</code>
        </>
      }
      action={<Button onClick={() => location.reload()}>{text.failed.reload}</Button>}
    />
  );
}
