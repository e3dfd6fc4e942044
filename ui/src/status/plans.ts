import type { Level, Plan, PlanStep, StackChanges } from '../api/types';

/** What the operator writes in place of a secret. */
const SECRET = '"[secret]"';

/** Longest value that is shown at once, in lines and in characters. */
const LINES = 12;
const CHARACTERS = 600;

/** Actions, the most dangerous first. */
const ACTIONS = ['delete', 'replace', 'import', 'update', 'create', 'read', 'forget'];

/** Reasons of a stack that a person's approval ends. */
const AWAITING = [
  'AwaitingApproval',
  'ApprovalExpired',
  'ApprovalOutdated',
  'ApprovalByAuthor',
  'ApprovalIncomplete',
  'ApprovalUnproven',
];

/** Whether a stack with this reason waits for a person's approval. */
export function awaitsApproval(reason: string): boolean {
  return AWAITING.includes(reason);
}

/** Whether the plan of a stack can be approved. */
export function canBeApproved(plan: Plan | null): plan is Plan {
  return plan?.state === 'AwaitingApproval';
}

/** How much a plan asks for attention. */
export function riskLevel(risk: string): Level {
  switch (risk) {
    case 'none':
      return 'ok';
    case 'change':
      return 'progressing';
    case 'irreversible':
      return 'paused';
    case 'loss':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** What has become of a plan, as a level. */
export function planLevel(state: string): Level {
  switch (state) {
    case 'AwaitingApproval':
      return 'paused';
    case 'Approved':
    case 'Applying':
      return 'progressing';
    case 'Applied':
      return 'ok';
    case 'Failed':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** Steps by what they do, the most dangerous first; each group by name. */
export function byAction(steps: PlanStep[]): [action: string, steps: PlanStep[]][] {
  const actions = [...new Set([...ACTIONS, ...steps.map(({ action }) => action)])];
  return actions
    .map((action): [string, PlanStep[]] => [
      action,
      steps
        .filter((step) => step.action === action)
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    ])
    .filter(([, group]) => group.length > 0);
}

/** Whether a change of this property can't be taken back. */
export function isOneWay({ oneWay }: PlanStep, path: string): boolean {
  return oneWay.includes(path.split(/[.[]/, 1)[0] ?? path);
}

/** A value of a plan for a reader. */
export type ShownValue =
  | { kind: 'absent' }
  | { kind: 'secret' }
  | {
      kind: 'text';
      text: string;
      /** The beginning of a long text; null where the text is short. */
      beginning: string | null;
    };

/** A value of a plan, which is JSON, for a reader: objects and lists over several lines. */
export function shownValue(json: string | null): ShownValue {
  if (json === null) {
    return { kind: 'absent' };
  }
  if (json === SECRET) {
    return { kind: 'secret' };
  }
  const text = laidOut(json);
  const beginning = text.split('\n').slice(0, LINES).join('\n').slice(0, CHARACTERS);
  return { kind: 'text', text, beginning: beginning.length < text.length ? beginning : null };
}

function laidOut(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : json;
  } catch (failure) {
    if (failure instanceof SyntaxError) {
      return json; // the operator cuts very long values
    }
    throw failure;
  }
}

/** The command that approves a plan as the console would. */
export function approvalCommand(namespace: string, { stack }: StackChanges, plan: Plan): string {
  const resources = plan.loses.map((name) => `    - ${JSON.stringify(name)}`);
  return [
    "kubectl create -f - <<'EOF'",
    'apiVersion: skybridge.dev/v1alpha1',
    'kind: Approval',
    'metadata:',
    `  namespace: ${namespace}`,
    `  generateName: ${stack}-`,
    'spec:',
    `  stack: ${stack}`,
    `  planHash: ${plan.hash}`,
    ...(resources.length === 0 ? [] : ['  resources:', ...resources]),
    'EOF',
  ].join('\n');
}
