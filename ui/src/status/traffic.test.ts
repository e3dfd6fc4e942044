import { describe, expect, it } from 'vitest';
import type { Target } from '../api/types';
import { rehearsal, target, traffic, trafficPlacement } from '../test/traffic';
import {
  byCloud,
  canTakeOver,
  confirmCommand,
  drainCommand,
  drainLines,
  flowWidth,
  rehearsed,
  stateLevel,
  targetState,
} from './traffic';

describe('targetState', () => {
  it.each<[Partial<Target>, string, string]>([
    [{}, 'carries', 'ok'],
    [{ share: 0, weight: 0 }, 'standsBy', 'ok'],
    [{ health: 'Unhealthy' }, 'failing', 'failed'],
    [{ health: 'Unhealthy', withdrawn: true }, 'withdrawn', 'failed'],
    [{ health: 'Healthy', withdrawn: true }, 'returning', 'progressing'],
    [{ drained: true, withdrawn: true }, 'drained', 'paused'],
    [{ health: 'Unknown' }, 'unknown', 'unknown'],
  ])('should name %o', (change, state, level) => {
    expect(targetState(target(change))).toBe(state);
    expect(stateLevel(targetState(target(change)))).toBe(level);
  });

  it('should name a placement that no traffic is steered to', () => {
    expect(targetState(null)).toBe('none');
  });
});

describe('canTakeOver', () => {
  it.each<[Partial<Target>, boolean]>([
    [{}, true],
    [{ share: 0 }, true],
    [{ writes: true }, false],
    [{ drained: true }, false],
    [{ withdrawn: true }, false],
    [{ health: 'Unhealthy' }, false],
  ])('should offer only what the operator would take: %o', (change, expected) => {
    expect(canTakeOver(target(change))).toBe(expected);
  });
});

describe('the map', () => {
  it('should group by cloud, then by region, in the order of the spec', () => {
    const second = trafficPlacement({ name: 'aws-2', region: 'eu-west-1' });
    const unknown = trafficPlacement({ name: 'here', provider: null, region: null });

    const clouds = byCloud([...traffic().placements, second, unknown]);

    expect(clouds.map(({ provider }) => provider)).toEqual([
      'aws',
      'alicloud',
      'tencentcloud',
      null,
    ]);
    expect(clouds[0]?.regions.map(({ region }) => region)).toEqual(['eu-central-1', 'eu-west-1']);
    expect(clouds.flatMap(({ regions }) => regions.flatMap((one) => one.placements))).toHaveLength(
      5,
    );
  });

  it('should draw wider lines for larger shares, and one for none', () => {
    const widths = [0, 1, 20, 60, 100].map(flowWidth);

    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(flowWidth(100)).toBe(5 * flowWidth(20));
    expect(flowWidth(0)).toBeGreaterThan(0);
  });
});

describe('rehearsed', () => {
  it('should put the loss first and the return where it is', () => {
    expect(rehearsed(rehearsal('aws')).map(({ kind, atMillis }) => [kind, atMillis])).toEqual([
      ['lost', 0],
      ['step', 0],
      ['step', 30_000],
      ['step', 51_000],
      ['back', 80_000],
      ['step', 200_000],
    ]);
  });
});

describe('the commands', () => {
  it('should say the same as the console would', () => {
    expect(confirmCommand('shop', 'store', { to: 'ali', epoch: 4 })).toBe(
      'kubectl annotate trafficroute store -n shop --overwrite skybridge.dev/confirm-writer=ali@4',
    );
    expect(drainLines('ali', true)).toContain('    - name: ali\n      drain: true');
  });

  it('should not drain another placement when the list has changed', () => {
    const command = drainCommand('shop', 'store', 'ali', 1, true);

    const patch: unknown = JSON.parse(/-p '(.*)'$/.exec(command)?.[1] ?? '');

    expect(patch).toEqual([
      { op: 'test', path: '/spec/placements/1/name', value: 'ali' },
      { op: 'add', path: '/spec/placements/1/drain', value: true },
    ]);
  });
});
