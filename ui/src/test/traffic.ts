import type { Rehearsal, Target, Traffic, TrafficPlacement } from '../api/types';

/** Made-up traffic of three placements, and what a loss would do, as the operator would tell of them. */
export function target(change: Partial<Target> = {}): Target {
  return {
    address: '203.0.113.7:443',
    health: 'Healthy',
    weight: 60,
    share: 60,
    writes: false,
    withdrawn: false,
    drained: false,
    since: '2026-01-02T00:00:00Z',
    withdrawals: 0,
    returnsAt: null,
    message: null,
    latencyMillis: 21,
    ...change,
  };
}

export function trafficPlacement(change: Partial<TrafficPlacement> = {}): TrafficPlacement {
  return {
    name: 'aws',
    provider: 'aws',
    region: 'eu-central-1',
    account: 'shop/aws-main',
    cluster: 'local',
    level: 'ok',
    reason: 'Ready',
    stack: 'store-aws',
    target: target({ writes: true }),
    ...change,
  };
}

const ALI = {
  name: 'ali',
  provider: 'alicloud',
  region: 'cn-hangzhou',
  account: 'shop/ali-main',
  stack: 'store-ali',
};
const TENCENT = {
  name: 'tencent',
  provider: 'tencentcloud',
  region: 'ap-guangzhou',
  account: 'shop/tencent-main',
  stack: 'store-tencent',
};

export function traffic(change: Partial<Traffic> = {}): Traffic {
  return {
    steered: true,
    oneWriter: true,
    sharedData: true,
    byLatency: false,
    copies: false,
    hosts: ['shop.example'],
    writer: 'aws',
    epoch: 3,
    level: 'ok',
    reason: 'Ready',
    message: 'aws 60, ali 40, tencent 0',
    cure: 'Nothing to do.',
    times: { afterSeconds: 30, returnAfterSeconds: 120, leaseSeconds: 15 },
    conditions: [
      {
        type: 'Degraded',
        status: 'True',
        level: 'failed',
        reason: 'PlacementUnhealthy',
        message: 'traffic is withdrawn from tencent',
        cure: 'Look at the placement.',
        lastTransitionTime: '2026-01-02T03:00:00Z',
        current: true,
      },
    ],
    edges: [
      { name: 'frankfurt', knows: true, problem: null },
      { name: 'hangzhou', knows: false, problem: 'HTTP connect timed out' },
    ],
    question: null,
    placements: [
      trafficPlacement(),
      trafficPlacement({
        ...ALI,
        target: target({ address: '198.51.100.9:443', weight: 40, share: 40 }),
      }),
      trafficPlacement({
        ...TENCENT,
        target: target({
          address: '192.0.2.4:443',
          weight: 20,
          share: 0,
          withdrawn: true,
          withdrawals: 2,
          since: '2026-01-02T03:03:00Z',
          returnsAt: '2026-01-02T03:07:00Z',
        }),
      }),
    ],
    ...change,
  };
}

/** Aws is away, its data is its own, and ali may only write if a person says so. */
export const asking: Traffic = traffic({
  sharedData: false,
  copies: false,
  writer: null,
  level: 'failed',
  reason: 'WritesWouldBeLost',
  message:
    'ali would not find what aws wrote: spec.traffic.data is separate, and no copy is known; set skybridge.dev/confirm-writer=ali@4 to let it write nevertheless',
  question: { reason: 'WritesWouldBeLost', from: 'aws', to: 'ali', epoch: 4, loss: null },
  placements: [
    trafficPlacement({
      target: target({
        health: 'Unhealthy',
        share: 0,
        withdrawn: true,
        withdrawals: 1,
        message: 'connection refused',
      }),
    }),
    trafficPlacement({ ...ALI, target: target({ weight: 40, share: 100 }) }),
    trafficPlacement({ ...TENCENT, target: target({ weight: 20, share: 0, drained: true }) }),
  ],
});

/** The same, with a copy of what aws wrote on hand. */
export const askingWithCopy: Traffic = {
  ...asking,
  question: {
    reason: 'WritesWouldBeLost',
    from: 'aws',
    to: 'ali',
    epoch: 4,
    loss: {
      of: 'aws',
      from: '2026-03-01T12:03:20Z',
      sign: '2026-03-01T12:04:01Z',
      until: '2026-03-01T12:04:15Z',
      seconds: 55,
    },
  },
};

/** Others spread its requests. */
export const unsteered: Traffic = traffic({
  steered: false,
  oneWriter: false,
  sharedData: false,
  hosts: [],
  writer: null,
  epoch: null,
  reason: 'NotApplicable',
  message: '',
  times: null,
  conditions: [],
  edges: [],
  placements: [trafficPlacement({ target: null }), trafficPlacement({ ...ALI, target: null })],
});

const PERSON = 'aws would not find what was written elsewhere';

/** What the loss of a placement would do; of one with data of its own, a person is asked. */
export function rehearsal(lost: string, asks: Rehearsal['asks'] = null): Rehearsal {
  const before = [
    { placement: 'aws', share: 60, withdrawn: false, latencyMillis: 21 },
    { placement: 'ali', share: 40, withdrawn: false, latencyMillis: 34 },
    { placement: 'tencent', share: 0, withdrawn: true, latencyMillis: null },
  ];
  const without = before.map((one) =>
    one.placement === lost
      ? { ...one, share: 0, withdrawn: true }
      : { ...one, share: one.placement === 'tencent' ? 0 : 100 },
  );
  return {
    lost,
    lostForMillis: 80_000,
    tickMillis: 1_000,
    writesPauseMillis: asks === null ? 21_000 : 51_000,
    asks,
    steps: [
      { atMillis: 0, shares: before, writer: 'aws', level: 'ok', reason: 'Ready', message: '' },
      {
        atMillis: 30_000,
        shares: without,
        writer: null,
        level: asks === null ? 'progressing' : 'failed',
        reason: asks ?? 'WriterMoving',
        message: asks === null ? 'the right to write goes to another placement' : PERSON,
      },
      ...(asks === null
        ? [
            {
              atMillis: 51_000,
              shares: without,
              writer: 'ali',
              level: 'ok' as const,
              reason: 'Ready',
              message: '',
            },
          ]
        : []),
      {
        atMillis: 200_000,
        shares: before,
        writer: asks === null ? 'ali' : 'aws',
        level: 'ok',
        reason: 'Ready',
        message: '',
      },
    ],
  };
}
