import type { Connection } from '../api/liveChanges';
import type {
  CircuitPhase,
  Health,
  Level,
  NodeKind,
  Operation,
  ProblemCode,
  ReadyStatus,
  ReasonCode,
} from '../api/types';
import type { TargetState } from '../status/traffic';

/** Words of the operator that are not enumerated in its API; others are shown as they are. */
export type ProviderName = 'aws' | 'alicloud' | 'tencentcloud';
export type ConditionType =
  | 'Ready'
  | 'Reconciling'
  | 'Stalled'
  | 'Degraded'
  | 'Copied'
  | 'Provisioned'
  | 'Delivered'
  | 'Healthy';
export type SyncStatus = 'Synced' | 'OutOfSync' | 'Unknown';
export type HealthStatus =
  'Healthy' | 'Progressing' | 'Degraded' | 'Suspended' | 'Missing' | 'Unknown';
export type ResourceType = 'postgres' | 'bucket' | 'cache' | 'vmGroup' | 'cluster';
export type ResourceSize = 'small' | 'medium' | 'large';
export type OperationKind = 'up' | 'refresh' | 'destroy';
export type DeletionPolicy = 'Delete' | 'Orphan' | 'Snapshot';
export type RuntimeTab = 'pools' | 'limits' | 'tasks' | 'stuck' | 'memory';
export type ChangesTab = 'plan' | 'drift' | 'history';
export type PlanState =
  'Proposed' | 'AwaitingApproval' | 'Approved' | 'Applying' | 'Applied' | 'Failed';
export type PlanRisk = 'none' | 'change' | 'irreversible' | 'loss';
export type CleanResult = 'Deleted' | 'Gone' | 'Left' | 'Failed';
export type StepAction = 'create' | 'update' | 'replace' | 'delete' | 'import' | 'read' | 'forget';
export type ApprovalPolicy = 'auto' | 'on-risk' | 'always';
export type PoolSize = 'started' | 'load' | 'wait' | 'work' | 'calm' | 'idle';
export type ThemeMode = 'light' | 'dark' | 'system';
export type OperationCount = Extract<
  keyof Operation,
  'created' | 'adopted' | 'updated' | 'replaced' | 'deleted' | 'unchanged'
>;

type Counted = (count: number) => string;

/** Every text of the console. A language that lacks one does not compile. */
export interface Dictionary {
  skipToContent: string;
  product: string;
  navigation: string;
  applications: string;
  accounts: string;
  runtime: string;
  language: string;
  theme: string;
  themes: Record<ThemeMode, string>;
  signedInAs: (user: string) => string;
  signOut: string;
  simulated: string;
  simulatedHint: string;
  version: (version: string) => string;
  connection: Record<Connection, string>;
  connectionHint: Record<Connection, string>;
  signIn: Texts<'title' | 'intro' | 'token' | 'tokenRequired' | 'howTo' | 'submit' | 'refused'>;
  list: Texts<
    | 'title'
    | 'search'
    | 'searchHint'
    | 'namespace'
    | 'allNamespaces'
    | 'provider'
    | 'allProviders'
    | 'status'
    | 'all'
    | 'name'
    | 'placements'
    | 'clouds'
    | 'reason'
    | 'revision'
    | 'created'
    | 'clear'
    | 'empty'
    | 'emptyHint'
    | 'noneMatch'
    | 'noneAllowed'
    | 'page'
  > & { total: (from: number, to: number, total: number) => string };
  readiness: Record<ReadyStatus, string>;
  levels: Record<Level, string>;
  placementsReady: (ready: number, all: number) => string;
  deleting: string;
  outdated: string;
  providers: Record<ProviderName, string>;
  noProvider: string;
  application: ApplicationTexts;
  conditionTypes: Record<ConditionType, string>;
  nodeKinds: Record<NodeKind, string>;
  noRevision: string;
  resourceCount: Counted;
  resourceTypes: Record<ResourceType, string>;
  sizes: Record<ResourceSize, string>;
  syncs: Record<SyncStatus, string>;
  healths: Record<HealthStatus, string>;
  operations: Record<OperationKind, string>;
  operationSucceeded: string;
  operationChanges: Record<OperationCount, Counted>;
  attempts: Counted;
  activity: {
    condition: (type: string, status: string, reason: string) => string;
    sync: (placement: string, sync: string) => string;
    health: (placement: string, health: string) => string;
    placement: (placement: string, reason: string) => string;
    revision: (revision: string) => string;
    paused: string;
    resumed: string;
    deleting: string;
  };
  actions: Texts<
    'reconcile' | 'reconcileAsked' | 'pause' | 'resume' | 'paused' | 'resumed' | 'undo' | 'failed'
  >;
  changesPage: ChangesTexts;
  trafficPage: TrafficTexts;
  accountsPage: Texts<
    | 'title'
    | 'name'
    | 'provider'
    | 'region'
    | 'status'
    | 'reason'
    | 'applications'
    | 'allowed'
    | 'everyone'
    | 'created'
    | 'empty'
    | 'emptyHint'
    | 'orphans'
    | 'orphansHint'
    | 'object'
    | 'belonged'
    | 'unchecked'
    | 'someone'
    | 'clean'
    | 'cleanWarning'
    | 'cleanChecked'
    | 'withoutCopy'
    | 'cleanAsked'
    | 'cleanAskedHint'
    | 'byKubectl'
    | 'cancel'
  > & {
    orphansOf: (account: string) => string;
    orphansFound: (count: string) => string;
    cleanOf: (account: string) => string;
    cleanConfirm: (count: string) => string;
    lastCleaning: (by: string) => string;
    results: Record<CleanResult, string>;
  };
  runtimePage: RuntimeTexts;
  notFound: Texts<'title' | 'hint' | 'back'>;
  failed: Texts<'title' | 'hint' | 'broken' | 'brokenHint' | 'retry' | 'reload'>;
  loading: string;
  copy: string;
  copied: string;
  unknownReason: string;
  reasons: Record<ReasonCode, string>;
  /** null where the operator's own texts are in this language. */
  cures: Record<ReasonCode, string> | null;
  problems: Record<ProblemCode, string>;
  /** null where the operator's own texts are in this language. */
  problemCures: Record<ProblemCode, string> | null;
}

type Texts<K extends string> = Record<K, string>;

interface ApplicationTexts extends Texts<
  | 'back'
  | 'whatToDo'
  | 'blockedBy'
  | 'overview'
  | 'namespace'
  | 'revision'
  | 'created'
  | 'deletion'
  | 'deletionProtected'
  | 'dependsOn'
  | 'source'
  | 'none'
  | 'graph'
  | 'graphHint'
  | 'conditions'
  | 'condition'
  | 'status'
  | 'reason'
  | 'message'
  | 'since'
  | 'placements'
  | 'placement'
  | 'account'
  | 'cluster'
  | 'workloads'
  | 'stack'
  | 'sync'
  | 'health'
  | 'syncedRevision'
  | 'delivery'
  | 'resources'
  | 'resource'
  | 'type'
  | 'size'
  | 'outputs'
  | 'noOutputs'
  | 'noResources'
  | 'lastOperation'
  | 'components'
  | 'component'
  | 'image'
  | 'port'
  | 'replicas'
  | 'bindings'
  | 'worker'
  | 'activity'
  | 'activityEmpty'
  | 'notFoundHint'
> {
  deletionPolicies: Record<DeletionPolicy, string>;
  graphHidden: Counted;
  details: (placement: string) => string;
  notFound: (name: string) => string;
}

interface ChangesTexts extends Texts<
  | 'open'
  | 'waits'
  | 'waitsHint'
  | 'look'
  | 'noStacks'
  | 'noStacksHint'
  | 'noPlan'
  | 'why'
  | 'hash'
  | 'plannedAt'
  | 'changedBy'
  | 'approvedBy'
  | 'commit'
  | 'noCommit'
  | 'approval'
  | 'policy'
  | 'nobody'
  | 'notKnown'
  | 'notKept'
  | 'losesData'
  | 'forcesReplacement'
  | 'oneWay'
  | 'property'
  | 'before'
  | 'after'
  | 'absent'
  | 'secret'
  | 'showAll'
  | 'showLess'
  | 'manifest'
  | 'manifestHint'
  | 'approve'
  | 'approveHint'
  | 'lost'
  | 'lostHint'
  | 'comment'
  | 'planChanged'
  | 'approved'
  | 'approvedHint'
  | 'cancel'
  | 'differences'
  | 'neverChecked'
  | 'neverCheckedHint'
  | 'noDrift'
  | 'reverting'
  | 'firstOnly'
  | 'checkNow'
  | 'checkAsked'
  | 'checkAskedHint'
  | 'appliedAt'
  | 'outcome'
  | 'changes'
  | 'actions'
  | 'noHistory'
  | 'rollBack'
  | 'rollBackConfirm'
  | 'rollBackHint'
  | 'rollBackPlanned'
  | 'rollBackGit'
  | 'rollBackAsked'
  | 'rollBackAskedHint'
  | 'notRestorable'
> {
  title: (application: string) => string;
  back: (application: string) => string;
  tabs: Record<ChangesTab, string>;
  states: Record<PlanState, string>;
  risks: Record<PlanRisk, string>;
  stepActions: Record<StepAction, string>;
  policies: Record<ApprovalPolicy, string>;
  properties: Counted;
  differencesOf: (resource: string) => string;
  cost: string;
  costOf: (before: string | null, after: string, change: string | null, currency: string) => string;
  listPrices: (sources: string) => string;
  unpriced: (resources: string) => string;
  approveTitle: (placement: string) => string;
  checked: Counted;
  drifted: Counted;
  driftOf: (placement: string) => string;
  historyOf: (placement: string) => string;
  stepsOf: (hash: string) => string;
  rollBackTitle: (placement: string) => string;
}

interface TrafficTexts extends Texts<
  | 'open'
  | 'settled'
  | 'notSteered'
  | 'notSteeredHint'
  | 'map'
  | 'mapHint'
  | 'mapOnly'
  | 'asTable'
  | 'edges'
  | 'noEdges'
  | 'noEdgesHint'
  | 'edgeKnows'
  | 'edgeBehind'
  | 'edgeUnknown'
  | 'noRegion'
  | 'writer'
  | 'writes'
  | 'itsOwn'
  | 'no'
  | 'itself'
  | 'share'
  | 'standsBy'
  | 'address'
  | 'answers'
  | 'latency'
  | 'nextWriter'
  | 'byWeight'
  | 'byLatency'
  | 'returns'
  | 'withdrawals'
  | 'stack'
  | 'drainHint'
  | 'undrainHint'
  | 'drainKubectl'
  | 'move'
  | 'movePause'
  | 'moveAskedHint'
  | 'byKubectl'
  | 'cancel'
  | 'answer'
  | 'theOneBefore'
  | 'accepted'
  | 'questionChanged'
  | 'confirmedHint'
  | 'rehearsal'
  | 'rehearsed'
  | 'rehearsalHint'
  | 'choose'
  | 'rehearse'
  | 'writesPause'
  | 'asksPerson'
  | 'exact'
  | 'nobodyWrites'
> {
  title: (application: string) => string;
  back: (application: string) => string;
  percent: (share: string) => string;
  weight: (weight: string) => string;
  measured: (milliseconds: string) => string;
  timesLastHour: Counted;
  drain: (placement: string) => string;
  undrain: (placement: string) => string;
  moveOf: (placement: string) => string;
  moveConfirm: (placement: string) => string;
  moveStops: (writer: string) => string;
  moveWaits: (writer: string, lease: number) => string;
  moveSeparate: (placement: string) => string;
  moveCopies: (placement: string) => string;
  moveStays: (placement: string) => string;
  moveAsked: (placement: string) => string;
  asked: (placement: string) => string;
  fence: (from: string) => string;
  loss: (from: string, to: string) => string;
  /** The data-loss window; the times are as the API gives them. */
  lossWindow: (from: string, copied: string, until: string, seconds: string) => string;
  lossRestore: (to: string) => string;
  confirmTitle: (placement: string) => string;
  acceptFence: (from: string) => string;
  acceptLoss: (from: string, to: string) => string;
  acceptWindow: (from: string, copied: string, until: string) => string;
  onlyThis: (placement: string, epoch: number) => string;
  confirmed: (placement: string) => string;
  rehearseOf: (placement: string) => string;
  lostFor: (placement: string) => string;
  asksHint: (placement: string) => string;
  seconds: (seconds: string) => string;
  stepsOf: (placement: string) => string;
  isLost: (placement: string) => string;
  isBack: (placement: string) => string;
  writesNow: (placement: string) => string;
  shareOf: (placement: string, share: string) => string;
  withdrawnShare: (placement: string) => string;
  states: Record<TargetState, string>;
  health: Record<Health, string>;
}

interface RuntimeTexts extends Texts<
  | 'title'
  | 'hint'
  | 'bundle'
  | 'bundleHint'
  | 'bundleSaved'
  | 'noAlarms'
  | 'name'
  | 'workers'
  | 'running'
  | 'queue'
  | 'oldestWait'
  | 'sized'
  | 'outcomes'
  | 'noPools'
  | 'closed'
  | 'limiters'
  | 'noLimiters'
  | 'limit'
  | 'waiting'
  | 'leased'
  | 'admitted'
  | 'refused'
  | 'store'
  | 'storeAnswers'
  | 'circuits'
  | 'noCircuits'
  | 'state'
  | 'failures'
  | 'sincePhase'
  | 'opened'
  | 'origins'
  | 'noOrigins'
  | 'origin'
  | 'live'
  | 'overdue'
  | 'created'
  | 'patience'
  | 'mayStay'
  | 'slowest'
  | 'noTasks'
  | 'task'
  | 'age'
  | 'ran'
  | 'queued'
  | 'threadState'
  | 'stuckHint'
  | 'noStuck'
  | 'still'
  | 'explained'
  | 'waitsOn'
  | 'nothing'
  | 'notKnown'
  | 'stacks'
  | 'creatorStack'
  | 'threadStack'
  | 'noCreator'
  | 'noThread'
  | 'virtualThread'
  | 'platformThread'
  | 'memory'
  | 'heap'
  | 'heapAfter'
  | 'allocation'
  | 'collections'
  | 'paused'
  | 'longestPause'
  | 'platformThreads'
  | 'pinnedTimes'
  | 'longestPinned'
  | 'submitsFailed'
  | 'pinnedSites'
  | 'noPinned'
  | 'times'
  | 'site'
  | 'notRecording'
> {
  tabs: Record<RuntimeTab, string>;
  sizes: Record<PoolSize, string>;
  phases: Record<CircuitPhase, string>;
  stuckAlarm: Counted;
  growthAlarm: (origin: string, perMinute: string) => string;
  growthDetail: (low: string, high: string, over: string, overdue: string, site: string) => string;
  between: (least: number, most: number) => string;
  of: (part: string, whole: string) => string;
  keys: Counted;
  outcome: Record<
    'returned' | 'threw' | 'cancelled' | 'dropped' | 'refused' | 'callerRan',
    (count: string) => string
  >;
  perSecond: (permits: string, burst: string) => string;
  storeAway: (time: string) => string;
  storeTrip: (time: string, trips: string) => string;
  locally: Counted;
  retryIn: (time: string) => string;
  heldBy: (name: string) => string;
  details: (task: string) => string;
}
