import type { Cleaning } from '../../api/types';
import { LevelTag } from '../../components/LevelTag';
import { TimeAgo } from '../../components/TimeAgo';
import { useText } from '../../i18n/useText';
import { cleanLevel } from '../../status/orphans';
import { word } from '../../status/words';

/** What became of the last request to delete orphans. */
export function LastCleaning({ cleaning }: { cleaning: Cleaning }) {
  const words = useText().accountsPage;
  return (
    <div className="hint">
      <p>
        {words.lastCleaning(cleaning.requestedBy ?? words.someone)} <TimeAgo at={cleaning.at} />
      </p>
      <ul className="why">
        {cleaning.objects.map(({ object, result, message }) => (
          <li key={object}>
            <code className="value">{object}</code>{' '}
            <LevelTag level={cleanLevel(result)}>{word(words.results, result)}</LevelTag> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
