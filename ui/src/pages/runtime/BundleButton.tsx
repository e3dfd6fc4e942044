import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useBundle } from '../../api/hooks/useBundle';
import { problemOf } from '../../api/problem';
import { useText } from '../../i18n/useText';

/** Has a diagnostic bundle written, and saves it. */
export function BundleButton() {
  const text = useText();
  const { notification } = App.useApp();
  const bundle = useBundle();
  const run = () =>
    bundle.mutate(undefined, {
      onSuccess: () => notification.success({ key: 'bundle', title: text.runtimePage.bundleSaved }),
      onError: (failure) =>
        notification.error({
          key: 'bundle',
          title: text.actions.failed,
          description: problemOf(failure)?.detail ?? text.failed.title,
        }),
    });
  return (
    <Tooltip title={text.runtimePage.bundleHint} placement="bottomRight">
      <Button icon={<DownloadOutlined />} loading={bundle.isPending} onClick={run}>
        {text.runtimePage.bundle}
      </Button>
    </Tooltip>
  );
}
