import type { ChangesTab } from '../i18n/dictionary';

/** The address of an application's page. */
export function applicationPath(namespace: string, name: string): string {
  return `/applications/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

/** The address of an application's traffic, with the rehearsed loss of a placement where one is named. */
export function trafficPath(namespace: string, name: string, lose?: string): string {
  const rehearsed = lose === undefined ? '' : `?lose=${encodeURIComponent(lose)}`;
  return `${applicationPath(namespace, name)}/traffic${rehearsed}`;
}

/** The address of an application's plans, drift or history. */
export function changesPath(namespace: string, name: string, tab: ChangesTab): string {
  return `${applicationPath(namespace, name)}/changes/${tab}`;
}
