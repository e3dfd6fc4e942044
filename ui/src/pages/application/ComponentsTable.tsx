import { Table } from 'antd';
import type { Component } from '../../api/types';
import { useText } from '../../i18n/useText';

/** The services of an application. */
export function ComponentsTable({ components }: { components: Component[] }) {
  const text = useText();
  const words = text.application;
  return (
    <Table
      dataSource={components}
      rowKey="name"
      pagination={false}
      scroll={{ x: 720 }}
      size="middle"
      columns={[
        {
          title: words.component,
          key: 'name',
          render: (_, { name }: Component) => <strong>{name}</strong>,
        },
        {
          title: words.image,
          key: 'image',
          render: (_, { image }: Component) => <code>{image}</code>,
        },
        {
          title: words.port,
          key: 'port',
          render: (_, { port }: Component) => port ?? words.worker,
        },
        { title: words.replicas, dataIndex: 'replicas', align: 'end' },
        {
          title: words.bindings,
          key: 'bindings',
          render: (_, { bindings }: Component) => bindings.join(', ') || words.none,
        },
      ]}
    />
  );
}
