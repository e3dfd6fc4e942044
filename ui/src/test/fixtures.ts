import type {
  AccountList,
  ApplicationDetail,
  ApplicationSummary,
  Condition,
  Graph,
  GraphEdge,
  GraphNode,
  Info,
  Level,
  Me,
  Placement,
} from '../api/types';

/** Made-up applications, as the operator would tell of them. */
const CREATED = '2026-01-02T03:04:05Z';
const REVISION = '4f1c2b9d7e5a3c8b6f0e1d2c3b4a59687f6e5d4c';

export const info: Info = { version: '0.1.0', simulated: true };

export const me: Me = {
  name: 'system:serviceaccount:skybridge:console-admin',
  groups: ['system:serviceaccounts', 'system:authenticated'],
  namespaces: ['bank', 'default', 'shop'],
  simulated: true,
  version: info.version,
};

export function summary(change: Partial<ApplicationSummary> = {}): ApplicationSummary {
  return {
    namespace: 'shop',
    name: 'store',
    level: 'ok',
    ready: 'True',
    reason: 'Ready',
    message: '',
    providers: ['alicloud', 'aws', 'tencentcloud'],
    placements: 3,
    readyPlacements: 3,
    revision: REVISION,
    createdAt: CREATED,
    paused: false,
    deleting: false,
    current: true,
    ...change,
  };
}

export const summaries: ApplicationSummary[] = [
  summary(),
  summary({
    name: 'payments',
    namespace: 'bank',
    level: 'failed',
    ready: 'False',
    reason: 'SecretNotFound',
    message: 'Secret bank/payment-keys is missing; it needs the keys merchant and secret',
    providers: ['aws'],
    placements: 1,
    readyPlacements: 0,
    revision: null,
  }),
  summary({
    name: 'search',
    level: 'progressing',
    ready: 'False',
    reason: 'InProgress',
    message: 'stack search-ali: 4 of 9 resources',
    providers: ['alicloud'],
    placements: 1,
    readyPlacements: 0,
  }),
  summary({
    name: 'legacy',
    level: 'paused',
    ready: 'True',
    paused: true,
    providers: [],
    placements: 1,
    readyPlacements: 1,
  }),
  summary({
    name: 'new',
    namespace: 'default',
    level: 'unknown',
    ready: 'Unknown',
    reason: 'Pending',
    providers: [],
    placements: 2,
    readyPlacements: 0,
    revision: null,
  }),
  ...Array.from({ length: 60 }, (_, index) =>
    summary({ name: `service-${String(index).padStart(2, '0')}`, namespace: 'bank' }),
  ),
];

function condition(
  type: string,
  status: string,
  level: Level,
  reason: string,
  message = '',
): Condition {
  return {
    type,
    status,
    level,
    reason,
    message,
    cure: level === 'failed' ? `The operator's cure for ${reason}.` : 'Nothing to do.',
    lastTransitionTime: CREATED,
    current: true,
  };
}

const CLOUDS = [
  { name: 'aws', provider: 'aws', region: 'eu-central-1' },
  { name: 'ali', provider: 'alicloud', region: 'cn-hangzhou' },
  { name: 'tencent', provider: 'tencentcloud', region: 'ap-guangzhou' },
];
const RESOURCES = [
  {
    name: 'orders',
    type: 'postgres',
    version: '16',
    outputs: { host: 'orders.db.example', port: '5432' },
  },
  { name: 'sessions', type: 'cache', version: null, outputs: { host: 'sessions.cache.example' } },
  { name: 'images', type: 'bucket', version: null, outputs: { bucket: 'shop-store-images' } },
];

function placement(cloud: (typeof CLOUDS)[number], degraded: boolean): Placement {
  return {
    ...cloud,
    account: `shop/${cloud.name}-main`,
    cluster: 'local',
    namespace: `shop-store-${cloud.name}`,
    level: degraded ? 'failed' : 'ok',
    reason: degraded ? 'WorkloadDegraded' : 'Ready',
    message: degraded ? 'Deployment payment: image demo.skybridge.dev/shop/pay:9 not found' : '',
    cure: degraded ? 'The message names the workload and its cause.' : 'Nothing to do.',
    delivery: `shop-store-${cloud.name}`,
    sync: 'Synced',
    health: degraded ? 'Degraded' : 'Healthy',
    revision: REVISION,
    stack: {
      name: `store-${cloud.name}`,
      level: 'ok',
      conditions: [condition('Ready', 'True', 'ok', 'Ready')],
      resourceCount: 11,
      lastOperation: {
        kind: 'up',
        outcome: 'Succeeded',
        attempts: 0,
        startedAt: CREATED,
        finishedAt: CREATED,
        created: 9,
        adopted: 2,
        updated: 0,
        replaced: 0,
        deleted: 0,
        unchanged: 1,
      },
    },
    resources: RESOURCES.map((resource) => ({ ...resource, size: 'small', level: 'ok' })),
  };
}

function node(id: string, kind: GraphNode['kind'], name: string, more: Partial<GraphNode> = {}) {
  return {
    id,
    kind,
    name,
    level: 'ok' as Level,
    reason: null,
    message: null,
    provider: null,
    detail: null,
    count: 1,
    ...more,
  };
}

function graph(placements: Placement[], level: Level): Graph {
  const nodes: GraphNode[] = [
    node('application', 'application', 'store', { level, detail: 'shop' }),
    node('revision', 'revision', REVISION),
  ];
  const edges: GraphEdge[] = [];
  for (const { name, provider, region, level, sync, health, resources } of placements) {
    nodes.push(node(`placement:${name}`, 'placement', name, { provider, level, detail: region }));
    edges.push({ from: 'application', to: `placement:${name}` });
    for (const resource of resources) {
      const id = `resource:${name}:${resource.name}`;
      nodes.push(node(id, 'resource', resource.name, { provider, detail: resource.type }));
      edges.push({ from: `placement:${name}`, to: id }, { from: id, to: 'revision' });
    }
    const delivery = { level, reason: health, detail: sync };
    nodes.push(node(`delivery:${name}`, 'delivery', `shop-store-${name}`, delivery));
    edges.push({ from: 'revision', to: `delivery:${name}` });
  }
  return { nodes, edges, hidden: 0 };
}

/** An application on three clouds; degraded on the last of them where asked. */
export function detail(
  degraded = false,
  change: Partial<ApplicationSummary> = {},
): ApplicationDetail {
  const placements = CLOUDS.map((cloud) => placement(cloud, degraded && cloud.name === 'tencent'));
  const level: Level = degraded ? 'failed' : 'ok';
  return {
    summary: summary({
      level,
      ready: degraded ? 'False' : 'True',
      reason: degraded ? 'WorkloadDegraded' : 'Ready',
      message: degraded ? 'placement tencent: Deployment payment can not start' : '',
      readyPlacements: degraded ? 2 : 3,
      ...change,
    }),
    source: null,
    components: [
      {
        name: 'web',
        image: 'demo.skybridge.dev/shop/web:1.0',
        port: 8080,
        replicas: 2,
        bindings: [],
      },
      {
        name: 'order',
        image: 'demo.skybridge.dev/shop/order:1.0',
        port: 8080,
        replicas: 2,
        bindings: ['orders', 'sessions'],
      },
      {
        name: 'payment',
        image: 'demo.skybridge.dev/shop/payment:1.0',
        port: null,
        replicas: 1,
        bindings: ['orders', 'images'],
      },
    ],
    dependsOn: [],
    blockedBy: [],
    deletionPolicy: 'Delete',
    deletionProtection: false,
    conditions: [
      condition(
        'Ready',
        degraded ? 'False' : 'True',
        level,
        degraded ? 'WorkloadDegraded' : 'Ready',
      ),
      condition('Reconciling', 'False', 'ok', 'Ready'),
      condition('Stalled', 'False', 'ok', 'Ready'),
      condition(
        'Degraded',
        degraded ? 'True' : 'False',
        level,
        degraded ? 'WorkloadDegraded' : 'Ready',
      ),
      condition('Provisioned', 'True', 'ok', 'Ready'),
      condition('Delivered', 'True', 'ok', 'Ready'),
      condition(
        'Healthy',
        degraded ? 'False' : 'True',
        level,
        degraded ? 'WorkloadDegraded' : 'Ready',
      ),
    ],
    placements,
    graph: graph(placements, level),
  };
}

export const accounts: AccountList = {
  total: 2,
  items: [
    {
      namespace: 'shop',
      name: 'ali-main',
      provider: 'alicloud',
      region: 'cn-hangzhou',
      allowedNamespaces: ['*'],
      level: 'failed',
      ready: 'False',
      reason: 'CredentialsRefused',
      message: 'InvalidAccessKeyId.NotFound',
      cure: "Put working credentials into the account's Secret; they are picked up by itself.",
      conditions: [],
      createdAt: CREATED,
      applications: 2,
      orphans: null,
    },
    {
      namespace: 'shop',
      name: 'aws-main',
      provider: 'aws',
      region: 'eu-central-1',
      allowedNamespaces: [],
      level: 'ok',
      ready: 'True',
      reason: 'Ready',
      message: '',
      cure: 'Nothing to do.',
      conditions: [],
      createdAt: CREATED,
      applications: 61,
      orphans: {
        checkedAt: CREATED,
        count: 2,
        objects: [
          { object: 'DATABASE orders-7', belonged: 'orders of stack shop/old-aws', database: true },
          { object: 'INSTANCE i-0a1b', belonged: 'web of stack shop/old-aws', database: false },
        ],
        unchecked: [],
        cleaning: {
          requestedBy: 'kim',
          at: CREATED,
          objects: [
            {
              object: 'BUCKET shop-old',
              result: 'Failed',
              message: 'CloudRefused: BucketNotEmpty',
            },
          ],
        },
      },
    },
  ],
};
