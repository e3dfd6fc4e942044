import type { CircuitPhase, Level, Pool } from '../api/types';

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

/** A circuit that refuses needs attention. */
export function circuitLevel(phase: CircuitPhase): Level {
  switch (phase) {
    case 'CLOSED':
      return 'ok';
    case 'HALF_OPEN':
      return 'progressing';
    case 'OPEN':
      return 'failed';
  }
}

/** A pool whose queue is nearly full needs attention: the load from which it has grown already. */
export function poolLevel({ queued, capacity, closed }: Pool): Level {
  if (closed) {
    return 'paused';
  }
  return queued >= 0.7 * capacity ? 'failed' : queued > 0 ? 'progressing' : 'ok';
}
