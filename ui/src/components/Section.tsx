import { Card } from 'antd';
import { type ReactNode, useId } from 'react';
import { ErrorBoundary } from './ErrorBoundary';

interface Props {
  title: string;
  id?: string;
  hint?: string;
  /** At the end of the heading's line. */
  extra?: ReactNode;
  children: ReactNode;
}

/** A part of a page with a heading, which breaks alone if it breaks. */
export function Section({ title, id, hint, extra, children }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} id={id} className="section">
      <Card
        styles={{ body: { padding: 0 } }}
        extra={extra}
        title={
          <h2 id={heading} tabIndex={-1}>
            {title}
          </h2>
        }
      >
        {hint !== undefined && <p className="hint">{hint}</p>}
        <ErrorBoundary>{children}</ErrorBoundary>
      </Card>
    </section>
  );
}
