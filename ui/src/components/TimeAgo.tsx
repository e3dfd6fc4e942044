import { useNow } from './useNow';
import { useLanguage } from '../i18n/useText';
import { locales } from '../i18n/language';
import { absoluteTime, relativeTime } from '../status/time';

/** A moment: how long ago, and in full on hover and for screen readers. */
export function TimeAgo({ at, withDate = false }: { at: string; withDate?: boolean }) {
  const { language } = useLanguage();
  const now = useNow();
  const moment = new Date(at);
  const locale = locales[language];
  const full = absoluteTime(moment, locale);
  return (
    <time dateTime={at} title={full} className="time">
      {relativeTime(moment, now, locale)}
      {withDate && <span className="secondary"> · {full}</span>}
    </time>
  );
}
