import { SearchOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useStackAction } from '../../api/hooks/useStackAction';
import { problemOf } from '../../api/problem';
import { useText } from '../../i18n/useText';
import { problemCure } from '../../status/words';

interface Props {
  namespace: string;
  name: string;
  stack: string;
  placement: string;
}

/** Has the cloud compared with what was asked for. */
export function CheckNow({ namespace, name, stack, placement }: Props) {
  const text = useText();
  const words = text.changesPage;
  const { notification } = App.useApp();
  const inspection = useStackAction(namespace, name);
  const run = () =>
    inspection.mutate(
      { kind: 'inspect', stack },
      {
        onSuccess: () =>
          notification.success({
            key: 'inspect',
            title: words.checkAsked,
            description: words.checkAskedHint,
          }),
        onError: (failure) => {
          const problem = problemOf(failure);
          notification.error({
            key: 'inspect',
            title: text.actions.failed,
            description:
              problem === null
                ? text.failed.title
                : `${problem.detail} ${problemCure(text, problem)}`,
          });
        },
      },
    );
  return (
    <Button
      icon={<SearchOutlined aria-hidden />}
      loading={inspection.isPending}
      aria-label={`${words.checkNow}: ${placement}`}
      onClick={run}
    >
      {words.checkNow}
    </Button>
  );
}
