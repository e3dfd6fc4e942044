import type { Level, Rehearsal, RehearsalStep, Target, TrafficPlacement } from '../api/types';

/** How a placement stands in the traffic, in one word. */
export type TargetState =
  'carries' | 'standsBy' | 'failing' | 'withdrawn' | 'returning' | 'drained' | 'unknown' | 'none';

/** How a placement stands; `none` where no traffic is steered to it. */
export function targetState(target: Target | null): TargetState {
  if (target === null) {
    return 'none';
  }
  if (target.drained) {
    return 'drained';
  }
  if (target.withdrawn) {
    return target.health === 'Healthy' ? 'returning' : 'withdrawn';
  }
  switch (target.health) {
    case 'Healthy':
      return target.share > 0 ? 'carries' : 'standsBy';
    case 'Unhealthy':
      return 'failing';
    case 'Unknown':
      return 'unknown';
  }
}

/** How much a placement asks for attention. */
export function stateLevel(state: TargetState): Level {
  switch (state) {
    case 'carries':
    case 'standsBy':
      return 'ok';
    case 'returning':
      return 'progressing';
    case 'failing':
    case 'withdrawn':
      return 'failed';
    case 'drained':
      return 'paused';
    case 'unknown':
    case 'none':
      return 'unknown';
  }
}

/** Whether the operator would take the wish that this placement writes. */
export function canTakeOver(target: Target | null): target is Target {
  const state = targetState(target);
  return target !== null && !target.writes && (state === 'carries' || state === 'standsBy');
}

/** The placements of one cloud, by region. */
export interface Cloud {
  provider: string | null;
  regions: { region: string | null; placements: TrafficPlacement[] }[];
}

/** Clouds, then regions, then placements, each in the order of the spec. */
export function byCloud(placements: TrafficPlacement[]): Cloud[] {
  return grouped(placements, ({ provider }) => provider).map(([provider, ofCloud]) => ({
    provider,
    regions: grouped(ofCloud, ({ region }) => region).map(([region, ofRegion]) => ({
      region,
      placements: ofRegion,
    })),
  }));
}

function grouped<T>(all: T[], key: (one: T) => string | null): [string | null, T[]][] {
  return [...new Set(all.map(key))].map((value) => [
    value,
    all.filter((one) => key(one) === value),
  ]);
}

const THINNEST = 1.5;
const THICKEST = 18;

/** Width of the line of a share, in pixels; its area says how much, as the number does. */
export function flowWidth(share: number): number {
  return share <= 0 ? 1 : Math.max(THINNEST, (THICKEST * share) / 100);
}

/** What is shown of a rehearsal: its steps, the loss itself, and that it answers again. */
export type RehearsedEvent =
  | { kind: 'lost'; atMillis: number }
  | { kind: 'back'; atMillis: number }
  | { kind: 'step'; atMillis: number; step: RehearsalStep };

/** The events of a rehearsal in the order of their time. */
export function rehearsed({ steps, lostForMillis }: Rehearsal): RehearsedEvent[] {
  const events: RehearsedEvent[] = steps.map((step) => ({
    kind: 'step',
    atMillis: step.atMillis,
    step,
  }));
  return [
    { kind: 'lost' as const, atMillis: 0 },
    ...events.filter(({ atMillis }) => atMillis < lostForMillis),
    { kind: 'back' as const, atMillis: lostForMillis },
    ...events.filter(({ atMillis }) => atMillis >= lostForMillis),
  ];
}

/** The command that answers a question as the console would. */
export function confirmCommand(
  namespace: string,
  name: string,
  { to, epoch }: { to: string; epoch: number },
): string {
  return `kubectl annotate trafficroute ${name} -n ${namespace} --overwrite skybridge.dev/confirm-writer=${to}@${epoch}`;
}

/** The command that moves the right to write as the console would. */
export function moveCommand(namespace: string, name: string, placement: string): string {
  return `kubectl annotate trafficroute ${name} -n ${namespace} --overwrite skybridge.dev/move-writer=${placement}@$(date +%s)`;
}

/** The command that drains a placement, or gives it its traffic back; refused if the list has changed. */
export function drainCommand(
  namespace: string,
  name: string,
  placement: string,
  index: number,
  drain: boolean,
): string {
  const path = `/spec/placements/${index}`;
  const patch = JSON.stringify([
    { op: 'test', path: `${path}/name`, value: placement },
    { op: 'add', path: `${path}/drain`, value: drain },
  ]);
  return `kubectl patch applications.skybridge.dev ${name} -n ${namespace} --type=json -p '${patch}'`;
}

/** The lines that do the same in Git. */
export function drainLines(placement: string, drain: boolean): string {
  return ['spec:', '  placements:', `    - name: ${placement}`, `      drain: ${drain}`].join('\n');
}
