import { Empty } from 'antd';

/** In place of the rows of an empty table. */
export function Nothing({ children }: { children: string }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />;
}
