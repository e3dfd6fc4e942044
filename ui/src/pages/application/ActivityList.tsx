import { useText, useLanguage } from '../../i18n/useText';
import { locales } from '../../i18n/language';
import { clockTime } from '../../status/time';
import type { Seen } from './useActivity';

/** What changed while one looked on. */
export function ActivityList({ activity }: { activity: Seen[] }) {
  const text = useText();
  const { language } = useLanguage();
  if (activity.length === 0) {
    return <p className="secondary hint">{text.application.activityEmpty}</p>;
  }
  return (
    <ol className="activity" role="log" aria-live="polite" tabIndex={0}>
      {activity.map(({ id, at, tell }) => (
        <li key={id}>
          <time dateTime={at.toISOString()} className="secondary">
            {clockTime(at, locales[language])}
          </time>{' '}
          {tell(text)}
        </li>
      ))}
    </ol>
  );
}
