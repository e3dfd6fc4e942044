import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useMe } from '../api/hooks/useMe';
import { signOut } from '../api/session';
import { useText } from '../i18n/useText';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const text = useText();
  const me = useMe();
  const queries = useQueryClient();
  const name = me.data?.name ?? '';
  const version = me.data === undefined ? [] : [versionItem(text.version(me.data.version))];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'user', label: text.signedInAs(name), disabled: true, className: 'menu-note' },
          ...version,
          { type: 'divider' },
          { key: 'signOut', label: text.signOut },
        ],
        onClick: ({ key }) => {
          if (key === 'signOut') {
            signOut();
            queries.clear();
          }
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={text.signedInAs(name)}>
        <span className="wide-only user-name">{name.split(':').at(-1)}</span>
      </Button>
    </Dropdown>
  );
}

function versionItem(label: string) {
  return { key: 'version', label, disabled: true, className: 'menu-note' };
}
