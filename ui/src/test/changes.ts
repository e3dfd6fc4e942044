import type { ApplicationDetail, Plan, PlanStep, Reason, StackChanges } from '../api/types';

/** Made-up plans, drift and history, as the operator would tell of them. */
export const PLAN_HASH = '9c1f4be2a7d05836'.repeat(4);
const ADDED = '3b8d61f0c2e94a75'.repeat(4);
const BUILT = 'e07a5c93d1b8f264'.repeat(4);
export const COMMIT = '4f706ba1c2'.repeat(4);
const FAILED = '5d2c8f17a94e0b63'.repeat(4);

const POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { tls: 'false' } } },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:role/shop-store-web' },
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      Resource: 'arn:aws:s3:::shop-store-images/*',
    },
  ],
};

function step(change: Partial<PlanStep>): PlanStep {
  return {
    name: 'orders',
    type: 'aws:rds/instance:Instance',
    action: 'update',
    losesData: false,
    oneWay: [],
    changes: [],
    ...change,
  };
}

export const steps: PlanStep[] = [
  step({
    action: 'replace',
    losesData: true,
    changes: [
      { path: 'engineVersion', before: '"15.7"', after: '"16.3"', replaces: true },
      { path: 'password', before: '"[secret]"', after: '"[secret]"', replaces: false },
      { path: 'storageEncrypted', before: null, after: 'true', replaces: true },
    ],
  }),
  step({
    name: 'images-policy',
    type: 'aws:s3/bucketPolicy:BucketPolicy',
    changes: [
      { path: 'policy', before: null, after: JSON.stringify(POLICY), replaces: false },
      { path: 'tags["team"]', before: '"shop"', after: null, replaces: false },
    ],
  }),
  step({
    name: 'orders-disk',
    type: 'aws:ebs/volume:Volume',
    oneWay: ['size'],
    changes: [{ path: 'size', before: '20', after: '40', replaces: false }],
  }),
  step({
    name: 'sessions',
    type: 'aws:elasticache/replicationGroup:ReplicationGroup',
    action: 'create',
    changes: [
      { path: 'engine', before: null, after: '"redis"', replaces: false },
      { path: 'numCacheClusters', before: null, after: '2', replaces: false },
    ],
  }),
  step({ name: 'images-old', type: 'aws:s3/bucket:Bucket', action: 'delete', losesData: true }),
];

export function plan(change: Partial<Plan> = {}): Plan {
  return {
    hash: PLAN_HASH,
    state: 'AwaitingApproval',
    risk: 'loss',
    why: ['data would be lost in images-old, orders'],
    loses: ['images-old', 'orders'],
    steps,
    changedBy: 'ann@example.com',
    approval: null,
    approvedBy: null,
    commit: null,
    cost: {
      totals: [{ currency: 'USD', before: '120.00', after: '532.40', change: '412.40' }],
      unpriced: ['sessions: cache.x9.huge'],
      sources: ['list of June'],
    },
    plannedAt: '2026-01-02T03:04:05Z',
    appliedAt: null,
    finishedAt: null,
    outcome: null,
    restorable: false,
    ...change,
  };
}

export function applied(change: Partial<Plan> = {}): Plan {
  return plan({
    hash: ADDED,
    state: 'Applied',
    risk: 'change',
    why: [],
    loses: [],
    steps: steps.slice(1, 4),
    approval: 'store-aws-x7k2p',
    approvedBy: 'bob@example.com',
    commit: COMMIT,
    cost: null,
    appliedAt: '2026-01-01T10:00:00Z',
    finishedAt: '2026-01-01T10:04:10Z',
    outcome: 'Succeeded',
    restorable: true,
    ...change,
  });
}

export function stackChanges(change: Partial<StackChanges> = {}): StackChanges {
  return {
    stack: 'store-aws',
    application: 'store',
    placement: 'aws',
    reason: 'AwaitingApproval',
    message: `plan ${PLAN_HASH}: data would be lost in images-old, orders`,
    approvalPolicy: 'on-risk',
    plan: plan(),
    drift: {
      checkedAt: '2026-01-02T02:55:00Z',
      checked: 11,
      resources: 2,
      differences: [
        'orders (aws:rds/instance:Instance): backupRetentionPeriod is 0, not 7',
        'images (aws:s3/bucket:Bucket): tags["owner"] is "somebody", not "shop/store"',
        'images-log (aws:s3/bucket:Bucket): gone',
      ],
      reverting: true,
    },
    history: [
      applied(),
      applied({
        hash: FAILED,
        state: 'Failed',
        outcome: 'QuotaExceeded',
        approval: null,
        approvedBy: null,
        appliedAt: '2025-12-30T08:00:00Z',
      }),
      applied({
        hash: BUILT,
        steps: steps.slice(3, 4),
        changedBy: null,
        approval: null,
        approvedBy: null,
        appliedAt: '2025-12-24T09:00:00Z',
        restorable: false,
      }),
    ],
    ...change,
  };
}

/** A stack with a plan that waits, one that is as asked, one that nothing was planned for. */
export const changes: StackChanges[] = [
  stackChanges({
    stack: 'store-ali',
    placement: 'ali',
    reason: 'Ready',
    message: 'the stack is as asked',
    approvalPolicy: 'always',
    plan: applied({ risk: 'irreversible' }),
    drift: {
      checkedAt: '2026-01-02T02:58:00Z',
      checked: 12,
      resources: 0,
      differences: [],
      reverting: false,
    },
  }),
  stackChanges(),
  stackChanges({
    stack: 'store-tencent',
    placement: 'tencent',
    reason: 'AccountNotReady',
    message: 'CloudAccount shop/tencent-main is not ready',
    plan: null,
    drift: null,
    history: [],
  }),
];

export const reasons: Reason[] = [
  { code: 'Ready', level: 'ok', cure: 'Nothing to do.' },
  {
    code: 'AwaitingApproval',
    level: 'failed',
    cure: 'Look at the plan, then approve it in the console or by an Approval.',
  },
  {
    code: 'ApprovalByAuthor',
    level: 'failed',
    cure: 'Ask someone else to approve, or set spec.selfApproval of the application to true.',
  },
  { code: 'AccountNotReady', level: 'failed', cure: "Look at the CloudAccount's conditions." },
];

/** The same application with a plan on its first placement that waits for a person. */
export function awaiting(application: ApplicationDetail): ApplicationDetail {
  const [first, ...others] = application.placements;
  if (first === undefined || first.stack === null) {
    return application;
  }
  const conditions = first.stack.conditions.map((condition) =>
    condition.type === 'Ready'
      ? { ...condition, status: 'False', reason: 'AwaitingApproval' }
      : condition,
  );
  return {
    ...application,
    placements: [{ ...first, stack: { ...first.stack, level: 'failed', conditions } }, ...others],
  };
}
