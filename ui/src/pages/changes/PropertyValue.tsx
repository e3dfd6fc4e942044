import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/useText';
import { shownValue } from '../../status/plans';

/** One value of a plan; a long one from its beginning, until all of it is asked for. */
export function PropertyValue({ json }: { json: string | null }) {
  const words = useText().changesPage;
  const [all, setAll] = useState(false);
  const value = shownValue(json);
  switch (value.kind) {
    case 'absent':
      return <span className="secondary">{words.absent}</span>;
    case 'secret':
      return (
        <span className="secondary">
          <LockOutlined aria-hidden /> {words.secret}
        </span>
      );
    case 'text':
      return (
        <>
          <code className="value">{all ? value.text : (value.beginning ?? value.text)}</code>
          {value.beginning !== null && (
            <Button
              size="small"
              type="link"
              className="value-more"
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {all ? words.showLess : words.showAll}
            </Button>
          )}
        </>
      );
  }
}
