import { Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';

/**
 * A table that is scrolled sideways where the screen is narrower than it. The part that scrolls can be reached by
 * keyboard then, and says what it is.
 */
export function WideTable<Row extends object>({
  label,
  ...props
}: TableProps<Row> & { label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = frame.current?.querySelector('.ant-table-content');
    area?.setAttribute('tabindex', '0');
    area?.setAttribute('role', 'region');
    area?.setAttribute('aria-label', label);
  });
  return (
    <div ref={frame} className="wide-table">
      <Table {...props} />
    </div>
  );
}
