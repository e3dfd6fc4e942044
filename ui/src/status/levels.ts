import type { Level } from '../api/types';

/** Argo CD's health words as levels; the operator does the same for the graph. */
export function healthLevel(health: string | null): Level {
  switch (health) {
    case 'Healthy':
      return 'ok';
    case 'Progressing':
      return 'progressing';
    case 'Degraded':
    case 'Missing':
      return 'failed';
    case 'Suspended':
      return 'paused';
    default:
      return 'unknown';
  }
}

/** Argo CD's sync words as levels. */
export function syncLevel(sync: string | null): Level {
  switch (sync) {
    case 'Synced':
      return 'ok';
    case 'OutOfSync':
      return 'progressing';
    default:
      return 'unknown';
  }
}
