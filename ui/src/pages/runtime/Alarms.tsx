import { Alert } from 'antd';
import { Link } from 'react-router';
import type { Growth, Runtime } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { useFormats } from '../../components/useFormats';
import { useText } from '../../i18n/useText';

/** What needs attention: stuck tasks and leaks. */
export function Alarms({ runtime: { stuck, growths } }: { runtime: Runtime }) {
  const words = useText().runtimePage;
  if (stuck.length + growths.length === 0) {
    return <LevelTag level="ok">{words.noAlarms}</LevelTag>;
  }
  return (
    <div className="alarms">
      {stuck.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={words.stuckAlarm(stuck.length)}
          description={
            <Link to="/runtime/stuck">
              {[...new Set(stuck.map(({ task }) => task))].join(', ')}
            </Link>
          }
        />
      )}
      {growths.map((growth) => (
        <GrowthAlarm key={growth.origin} growth={growth} />
      ))}
    </div>
  );
}

function GrowthAlarm({ growth }: { growth: Growth }) {
  const words = useText().runtimePage;
  const { figure, duration } = useFormats();
  const { origin, perMinute, atLeastPerMinute, atMostPerMinute, overMillis, overdue, site } =
    growth;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.growthAlarm(origin, figure(perMinute, 1))}
      description={words.growthDetail(
        figure(atLeastPerMinute, 1),
        figure(atMostPerMinute, 1),
        duration(overMillis),
        figure(overdue),
        site,
      )}
    />
  );
}
