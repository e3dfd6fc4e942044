/** A place of the program: the class with its package left out, in full on hover. */
export function Site({ frame }: { frame: string }) {
  return (
    <div className="secondary" title={frame}>
      <code className="frame-of-code">{shortFrame(frame)}</code>
    </div>
  );
}

/** Class, method and line of a stack frame. */
export function shortFrame(frame: string): string {
  const name = frame.split('/').at(-1) ?? frame;
  return name.replace(/^(?:[a-z_0-9]+\.)+/, '');
}
