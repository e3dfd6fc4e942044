import type { Runtime, RuntimeTask, ThreadState } from '../api/types';

/** A made-up execution core, as the operator would tell of it. */
const QUEUE_STACK = [
  'java.base/java.lang.VirtualThread.park(VirtualThread.java:742)',
  'java.base/java.util.concurrent.locks.LockSupport.park(LockSupport.java:221)',
  'java.base/java.util.concurrent.locks.ReentrantLock.lock(ReentrantLock.java:323)',
  'dev.skybridge.operator.adapter.git.ConfigRepository.push(ConfigRepository.java:118)',
];
const CREATOR = [
  'dev.skybridge.runtime.pool.WorkerPool.submit(WorkerPool.java:97)',
  'dev.skybridge.operator.stack.StackOperations.begin(StackOperations.java:58)',
  'dev.skybridge.operator.stack.StackReconciler.reconcile(StackReconciler.java:71)',
];

function thread(name: string, state: string, stack: string[]): ThreadState {
  return { name, id: 4711, virtual: true, state, stack };
}

function task(change: Partial<RuntimeTask> = {}): RuntimeTask {
  return {
    task: 'up shop/store-aws',
    origin: 'stack operation',
    site: 'dev.skybridge.operator.stack.StackOperations.<clinit>(StackOperations.java:31)',
    ranMillis: 12_400,
    ageMillis: 12_900,
    stillMillis: null,
    explainedMillis: null,
    creator: CREATOR,
    thread: thread('stack operation', 'TIMED_WAITING', QUEUE_STACK.slice(0, 2)),
    waitsOn: null,
    ...change,
  };
}

export const stuckTask: RuntimeTask = task({
  task: 'push shop/store',
  ranMillis: 95_000,
  ageMillis: 95_000,
  explainedMillis: 30_000,
  stillMillis: 64_000,
  thread: thread('push shop/store', 'WAITING', QUEUE_STACK),
  waitsOn: {
    object: 'java.util.concurrent.locks.ReentrantLock$NonfairSync@41fbdac4',
    holder: thread('push bank/payments', 'TIMED_WAITING', [
      'java.base/sun.nio.ch.Net.poll(Net.java:1)',
    ]),
  },
});

export function runtime(change: Partial<Runtime> = {}): Runtime {
  return {
    at: '2026-01-02T03:04:05Z',
    pools: [
      {
        name: 'engine',
        workers: 8,
        leastWorkers: 2,
        mostWorkers: 8,
        sizedFor: 'load',
        running: 8,
        queued: 790,
        capacity: 1024,
        keys: 61,
        oldestWaitMillis: 4_200,
        submitted: 21_400,
        returned: 20_600,
        threw: 2,
        cancelled: 0,
        dropped: 0,
        refused: 12,
        callerRan: 0,
        closed: false,
      },
      {
        name: 'reviews',
        workers: 2,
        leastWorkers: 2,
        mostWorkers: 16,
        sizedFor: 'idle',
        running: 0,
        queued: 0,
        capacity: 1024,
        keys: 0,
        oldestWaitMillis: 0,
        submitted: 940,
        returned: 940,
        threw: 0,
        cancelled: 0,
        dropped: 0,
        refused: 0,
        callerRan: 3,
        closed: false,
      },
    ],
    limiters: [
      limiter({ key: 'aws-main/ec2' }),
      limiter({ key: 'ali-main/rds', degradedMillis: 8_000, admittedLocally: 40, waiting: 3 }),
    ],
    circuits: [
      circuit({ name: 'argocd' }),
      circuit({ name: 'prices', phase: 'OPEN', failures: 12, calls: 20, retryAfterMillis: 21_000 }),
      circuit({ name: 'git', phase: 'HALF_OPEN', failures: 3, calls: 20 }),
    ],
    origins: [
      {
        origin: 'stack operation',
        site: 'dev.skybridge.operator.stack.StackOperations.<clinit>(StackOperations.java:31)',
        live: 798,
        running: 8,
        overdue: 1,
        created: 21_400,
        patienceMillis: 1_800_000,
      },
      {
        origin: 'argocd stream',
        site: 'dev.skybridge.operator.adapter.argocd.ApplicationWatch.<clinit>(ApplicationWatch.java:29)',
        live: 1,
        running: 1,
        overdue: 0,
        created: 1,
        patienceMillis: null,
      },
    ],
    stuck: [stuckTask],
    growths: [
      {
        origin: 'preview watch',
        site: 'dev.skybridge.operator.preview.PreviewWatch.start(PreviewWatch.java:44)',
        overdue: 214,
        perMinute: 5.9,
        atLeastPerMinute: 5.6,
        atMostPerMinute: 6.3,
        overMillis: 900_000,
      },
    ],
    slowest: [
      stuckTask,
      task(),
      task({
        task: 'up bank/payments-aws',
        ranMillis: null,
        ageMillis: 4_200,
        thread: null,
        creator: [],
      }),
    ],
    flight: {
      recording: true,
      pinned: 3,
      longestPinnedMillis: 61,
      pinnedSites: [
        {
          frame: 'dev.skybridge.operator.adapter.pulumi.Upstreams.<clinit>(Upstreams.java:20)',
          times: 3,
        },
      ],
      submitsFailed: 0,
      allocatedPerSecond: 41_800_000,
      collections: 112,
      pausedLastMinuteMillis: 38.2,
      longestPauseMillis: 14.6,
      heapAfterCollection: 96_000_000,
      heapUsed: 141_000_000,
      heapMax: 1_073_741_824,
      platformThreads: 58,
    },
    ...change,
  };
}

/** Nothing needs attention and nothing has been used. */
export const restingRuntime: Runtime = runtime({
  pools: [],
  limiters: [],
  circuits: [],
  origins: [],
  stuck: [],
  growths: [],
  slowest: [],
});

function limiter(change: Partial<Runtime['limiters'][number]>): Runtime['limiters'][number] {
  return {
    key: '',
    permitsPerSecond: 20,
    burst: 40,
    leased: 6,
    waiting: 0,
    admitted: 18_230,
    admittedLocally: 0,
    refused: 4,
    roundTrips: 3_100,
    storeLatencyMicros: 840,
    degradedMillis: null,
    ...change,
  };
}

function circuit(change: Partial<Runtime['circuits'][number]>): Runtime['circuits'][number] {
  return {
    name: '',
    phase: 'CLOSED',
    calls: 20,
    failures: 0,
    sinceMillis: 7_300_000,
    retryAfterMillis: 0,
    opened: 1,
    refused: 0,
    ...change,
  };
}
