import { Card } from 'antd';
import { type ReactNode, useId } from 'react';
import { ErrorBoundary } from './ErrorBoundary';

interface Props {
  title: string;
  id?: string;
  hint?: string;
  children: ReactNode;
}

/** A part of a page with a heading, which breaks alone if it breaks. */
export function Section({ title, id, hint, children }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} id={id} className="section">
      <Card
        styles={{ body: { padding: 0 } }}
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
