import { describe, expect, it } from 'vitest';
import { plan, PLAN_HASH, stackChanges, steps } from '../test/changes';
import {
  approvalCommand,
  awaitsApproval,
  byAction,
  canBeApproved,
  isOneWay,
  planLevel,
  riskLevel,
  shownValue,
} from './plans';

describe('plans', () => {
  it('should put the most dangerous steps first, whatever their order', () => {
    const groups = byAction(steps.toReversed());

    expect(groups.map(([action, group]) => [action, group.map(({ name }) => name)])).toEqual([
      ['delete', ['images-old']],
      ['replace', ['orders']],
      ['update', ['images-policy', 'orders-disk']],
      ['create', ['sessions']],
    ]);
  });

  it('should keep steps of an action that it does not know', () => {
    const strange = { ...steps[0]!, action: 'move' };

    expect(byAction([strange, ...steps]).at(-1)).toEqual(['move', [strange]]);
  });

  it('should put what is taken over before what is only read', () => {
    const of = (action: string) => ({ ...steps[0]!, action });

    expect(
      byAction([of('forget'), of('read'), of('update'), of('import')]).map(([action]) => action),
    ).toEqual(['import', 'update', 'read', 'forget']);
  });

  it.each([
    ['AwaitingApproval', true],
    ['Proposed', false],
    ['Applying', false],
    ['Applied', false],
  ])('should know whether a plan that is %s can be approved', (state, expected) => {
    expect(canBeApproved(plan({ state }))).toBe(expected);
    expect(canBeApproved(null)).toBe(false);
  });

  it.each([
    ['AwaitingApproval', true],
    ['ApprovalByAuthor', true],
    ['ProtectedResource', false],
    ['Ready', false],
  ])('should know whether %s waits for an approval', (reason, expected) => {
    expect(awaitsApproval(reason)).toBe(expected);
  });

  it('should give risk and state a level, and none to what it does not know', () => {
    expect(['none', 'change', 'irreversible', 'loss', 'other'].map(riskLevel)).toEqual([
      'ok',
      'progressing',
      'paused',
      'failed',
      'unknown',
    ]);
    expect(
      ['AwaitingApproval', 'Approved', 'Applying', 'Applied', 'Failed', 'Proposed'].map(planLevel),
    ).toEqual(['paused', 'progressing', 'progressing', 'ok', 'failed', 'unknown']);
  });

  it.each([
    ['size', true],
    ['size.gib', true],
    ['size[0]', true],
    ['sizes', false],
  ])('should know whether the change of %s can be taken back', (path, expected) => {
    expect(isOneWay({ ...steps[0]!, oneWay: ['size'] }, path)).toBe(expected);
  });
});

describe('shownValue', () => {
  it('should never show a secret, and tell absence from an empty text', () => {
    expect(shownValue('"[secret]"')).toEqual({ kind: 'secret' });
    expect(shownValue(null)).toEqual({ kind: 'absent' });
    expect(shownValue('""')).toEqual({ kind: 'text', text: '""', beginning: null });
  });

  it('should keep a text apart from the number that it looks like', () => {
    expect(shownValue('"20"')).toEqual({ kind: 'text', text: '"20"', beginning: null });
    expect(shownValue('20')).toEqual({ kind: 'text', text: '20', beginning: null });
  });

  it('should lay out objects over lines, and show the beginning of many', () => {
    const short = shownValue('{"a":[1]}');
    const long = shownValue(JSON.stringify(Array.from({ length: 40 }, (_, index) => index)));

    expect(short).toEqual({ kind: 'text', text: '{\n  "a": [\n    1\n  ]\n}', beginning: null });
    expect(long.kind === 'text' && long.beginning?.split('\n').length).toBe(12);
    expect(long.kind === 'text' && long.text.split('\n').length).toBe(42);
  });

  it('should show a value that the operator cut as it is', () => {
    expect(shownValue('{"a":"b…')).toEqual({ kind: 'text', text: '{"a":"b…', beginning: null });
  });
});

describe('approvalCommand', () => {
  it('should name the stack, the plan and what may be lost', () => {
    expect(approvalCommand('shop', stackChanges(), plan())).toBe(`kubectl create -f - <<'EOF'
apiVersion: skybridge.dev/v1alpha1
kind: Approval
metadata:
  namespace: shop
  generateName: store-aws-
spec:
  stack: store-aws
  planHash: ${PLAN_HASH}
  resources:
    - "images-old"
    - "orders"
EOF`);
  });

  it('should name no resources where nothing is lost', () => {
    expect(approvalCommand('shop', stackChanges(), plan({ loses: [] }))).not.toContain('resources');
  });
});
