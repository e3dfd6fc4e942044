import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/useText';

interface Props {
  title: string;
  /** Beside the title, on the same line. */
  beside?: ReactNode;
  actions?: ReactNode;
}

/** The page's heading: names the browser tab, and takes the focus when the page is opened. */
export function PageTitle({ title, beside, actions }: Props) {
  const { product } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {beside}
      <div className="page-actions">{actions}</div>
    </div>
  );
}
