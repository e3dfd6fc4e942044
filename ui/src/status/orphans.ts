import type { Level, Orphan } from '../api/types';

/** How good a result of a request to delete an orphan is. */
export function cleanLevel(result: string): Level {
  switch (result) {
    case 'Deleted':
    case 'Gone':
      return 'ok';
    case 'Failed':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** The command that has orphans deleted as the console would. */
export function cleanCommand(
  namespace: string,
  name: string,
  orphans: Orphan[],
  withoutCopy: boolean,
): string {
  const entries = orphans.map(({ object, database }) =>
    database && withoutCopy ? `${object} without-copy` : object,
  );
  return `kubectl annotate cloudaccounts.skybridge.dev ${name} -n ${namespace} --overwrite skybridge.dev/clean-orphans="${[...entries, '@$(date +%s)'].join(', ')}"`;
}
