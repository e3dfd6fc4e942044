import { Tag, Tooltip } from 'antd';
import { useInfo } from '../api/hooks/useInfo';
import { useText } from '../i18n/useText';

/** The product's name, and whether its clouds are simulated. */
export function Brand() {
  const text = useText();
  const info = useInfo();
  return (
    <div className="brand">
      <img src="/favicon.svg" alt="" width={28} height={28} />
      <span className="brand-name">{text.product}</span>
      {info.data?.simulated === true && (
        <Tooltip title={text.simulatedHint}>
          <Tag className="simulated" tabIndex={0}>
            {text.simulated}
          </Tag>
        </Tooltip>
      )}
    </div>
  );
}
