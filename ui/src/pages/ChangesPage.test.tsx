import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Change } from '../api/types';
import { applied, changes, COMMIT, plan, PLAN_HASH, stackChanges } from '../test/changes';
import { problem } from '../test/handlers';
import { open } from '../test/render';
import { server } from '../test/setup';

const CHANGES = '*/api/v1/applications/shop/store/changes';

describe('the plans of an application', () => {
  it('should show what each plan does, how risky it is and why a person is asked', async () => {
    open('/applications/shop/store/changes');

    const stack = await section('aws');

    expect(within(stack).getByText('Loss of data')).toBeInTheDocument();
    expect(within(stack).getByText('Awaiting approval')).toBeInTheDocument();
    expect(within(stack).getByText('data would be lost in images-old, orders')).toBeInTheDocument();
    expect(within(stack).getByText('ann@example.com')).toBeInTheDocument();
    expect(within(stack).getByText(PLAN_HASH)).toBeInTheDocument();
    expect(
      within(stack)
        .getAllByText(/^(Delete|Replace|Update|Create) \(/)
        .map(({ textContent }) => textContent),
    ).toEqual(['Delete (1)', 'Replace (1)', 'Update (2)', 'Create (1)']);
    expect(screen.getByText('Plan (1)')).toBeInTheDocument();
  });

  it('should show what a plan costs, where the prices come from and what has none', async () => {
    open('/applications/shop/store/changes');

    const stack = await section('aws');

    expect(within(stack).getByText('120.00 → 532.40 USD (+412.40)')).toBeInTheDocument();
    expect(within(stack).getByText(/list of June/)).toBeInTheDocument();
    expect(
      within(stack).getByText('Without a known price: sessions: cache.x9.huge'),
    ).toBeInTheDocument();
    expect(within(await section('ali')).queryByText('Cost a month')).toBeNull();
  });

  it('should say so where it is not known what a stack costs now', async () => {
    server.use(
      http.get(CHANGES, () =>
        HttpResponse.json([
          stackChanges({
            plan: plan({
              cost: {
                totals: [{ currency: 'CNY', before: null, after: '7.00', change: null }],
                unpriced: [],
                sources: [],
              },
            }),
          }),
        ]),
      ),
    );
    open('/applications/shop/store/changes');

    const stack = await section('aws');

    expect(within(stack).getByText('7.00 CNY; what it costs now is not known')).toBeInTheDocument();
  });

  it('should show differences with secrets masked and what forces a replacement', async () => {
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');

    const orders = within(stack).getByText('Differences of orders').closest('table')!;
    const [version, password, encrypted] = within(orders).getAllByRole('row').slice(1);

    expect(version).toHaveTextContent('engineVersionForces replacement"15.7""16.3"');
    expect(password).toHaveTextContent('password Secret, not shown Secret, not shown');
    expect(encrypted).toHaveTextContent('storageEncryptedForces replacementNot settrue');
    expect(stack.textContent).not.toContain('[secret]');
  });

  it('should show all of a long value when asked to', async () => {
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');
    expect(within(stack).queryByText(/s3:DeleteObject/)).toBeNull();

    await userEvent.click(within(stack).getByText('Show all'));

    expect(within(stack).getByText(/s3:DeleteObject/)).toBeInTheDocument();
  });

  it('should approve only once each loss is named, with the hash that was shown', async () => {
    const asked = answerApprovals();
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');

    await userEvent.click(within(stack).getByText('Approve'));
    const dialog = await screen.findByRole('dialog');
    const approve = within(dialog).getByText('Approve').closest('button')!;
    expect(approve).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText(/images-old/));
    expect(approve).toBeDisabled();
    await userEvent.click(within(dialog).getByLabelText(/orders/));
    await userEvent.type(within(dialog).getByLabelText(/Comment/), 'copied before');
    await userEvent.click(approve);

    expect(await screen.findByText('The plan was approved.')).toBeInTheDocument();
    expect(asked).toEqual([
      {
        planHash: PLAN_HASH,
        resources: ['images-old', 'orders'],
        comment: 'copied before',
      },
    ]);
  });

  it('should say in the words of the API why an approval is refused, and what to do', async () => {
    server.use(
      http.post(`${CHANGES}/store-aws/approve`, () =>
        problem(409, 'ChangeRefused', 'spec.approvedBy must be who creates it: ann'),
      ),
      http.get(CHANGES, () =>
        HttpResponse.json([stackChanges({ plan: plan({ risk: 'change', loses: [] }) })]),
      ),
    );
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');

    await userEvent.click(within(stack).getByText('Approve'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByText('Approve'));

    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('spec.approvedBy must be who creates it: ann');
    expect(alert).toHaveTextContent('what to do');
  });

  it('should not approve another plan than the one that was shown', async () => {
    let hash = PLAN_HASH;
    server.use(
      http.get(CHANGES, () =>
        HttpResponse.json([stackChanges({ plan: plan({ hash, loses: [] }) })]),
      ),
    );
    const tell = followable();
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');
    await userEvent.click(within(stack).getByText('Approve'));
    const dialog = await screen.findByRole('dialog');

    hash = 'b'.repeat(64);
    act(() =>
      tell({ action: 'changed', kind: 'CloudStack', namespace: 'shop', name: 'store-aws' }),
    );

    expect(await within(dialog).findByRole('alert')).toHaveTextContent('another one by now');
    expect(within(dialog).getByText('Approve').closest('button')).toBeDisabled();
    expect(within(dialog).getByText(PLAN_HASH)).toBeInTheDocument();
  });

  it('should show the command that approves', async () => {
    open('/applications/shop/store/changes/plan');
    const stack = await section('aws');

    const command = within(stack).getByText(/^kubectl create -f -/);

    expect(command).toHaveTextContent(`planHash: ${PLAN_HASH} resources: - "images-old"`);
  });

  it('should say why an approval did not help, in Chinese too', async () => {
    server.use(
      http.get(CHANGES, () =>
        HttpResponse.json([
          stackChanges({
            reason: 'ApprovalByAuthor',
            message: 'approval store-aws-1 is by ann, who made the change',
          }),
        ]),
      ),
    );
    open('/applications/shop/store/changes/plan', 'zh');
    const stack = await section('aws');

    expect(await within(stack).findByText('由更改者本人批准')).toBeInTheDocument();
    expect(within(stack).getByText(/who made the change/)).toBeInTheDocument();
    expect(within(stack).getByText(/请其他人批准/)).toBeInTheDocument();
  });

  it('should offer no approval where none is asked for', async () => {
    open('/applications/shop/store/changes/plan');

    const [ali, tencent] = await Promise.all([section('ali'), section('tencent')]);

    expect(within(ali).queryByText('Approve')).toBeNull();
    expect(within(ali).getByText('Applied')).toBeInTheDocument();
    expect(within(tencent).getByText(/No plan has been made yet/)).toBeInTheDocument();
  });

  it('should say so where steps are no longer kept', async () => {
    server.use(
      http.get(CHANGES, () => HttpResponse.json([stackChanges({ plan: plan({ steps: [] }) })])),
    );
    open('/applications/shop/store/changes/plan');

    expect(await screen.findByText(/no longer kept/)).toBeInTheDocument();
  });
});

describe('the drift of an application', () => {
  it('should show what differs, when it was compared and that it is being changed back', async () => {
    open('/applications/shop/store/changes/drift');
    const stack = await section('aws');

    expect(within(stack).getByText('2 resources differ')).toBeInTheDocument();
    expect(within(stack).getByText(/11 resources compared/)).toBeInTheDocument();
    expect(within(stack).getByText('Being changed back')).toBeInTheDocument();
    expect(within(stack).getByText(/backupRetentionPeriod is 0, not 7/)).toBeInTheDocument();
    expect(screen.getByText('Drift (1)')).toBeInTheDocument();
  });

  it('should say when nothing was found, and where nothing was compared', async () => {
    open('/applications/shop/store/changes/drift');
    const [ali, tencent] = await Promise.all([section('ali'), section('tencent')]);

    expect(within(ali).getByText(/Nothing was changed behind/)).toBeInTheDocument();
    expect(ali.querySelector('time')).toHaveAttribute('datetime', '2026-01-02T02:58:00Z');
    expect(within(tencent).getByText('Not compared yet')).toBeInTheDocument();
  });

  it('should have one stack compared when asked to', async () => {
    const asked: string[] = [];
    server.use(
      http.post<{ stack: string }>(`${CHANGES}/:stack/inspect`, ({ params }) => {
        asked.push(params.stack);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open('/applications/shop/store/changes/drift');
    await section('aws');

    await userEvent.click(screen.getByLabelText('Check now: aws'));

    expect(await screen.findByText('A comparison was asked for.')).toBeInTheDocument();
    expect(asked).toEqual(['store-aws']);
  });

  it('should say why it may not be compared', async () => {
    server.use(
      http.post(`${CHANGES}/store-aws/inspect`, () =>
        problem(403, 'NotAuthorized', 'ann may not patch cloudstacks'),
      ),
    );
    open('/applications/shop/store/changes/drift');
    await section('aws');

    await userEvent.click(screen.getByLabelText('Check now: aws'));

    expect(await screen.findByText(/ann may not patch cloudstacks what to do/)).toBeInTheDocument();
  });
});

describe('the history of an application', () => {
  it('should show each plan that was applied with its steps', async () => {
    open('/applications/shop/store/changes/history');
    const stack = await section('aws');
    const [latest, failed, first] = rows(stack);

    expect(latest).toHaveTextContent('Update 2, Create 1');
    expect(latest).toHaveTextContent('bob@example.com');
    expect(latest).toHaveTextContent('store-aws-x7k2p');
    expect(within(latest!).getByTitle(COMMIT)).toHaveTextContent(COMMIT.slice(0, 12));
    expect(failed).toHaveTextContent('Quota exceeded');
    expect(first).toHaveTextContent('Not kept');
    await userEvent.click(within(latest!).getByLabelText(/^Steps of plan/));

    expect(await within(stack).findByText('Differences of images-policy')).toBeInTheDocument();
  });

  it('should roll back once it was said what that means', async () => {
    const asked: string[] = [];
    server.use(
      http.post<{ stack: string; hash: string }>(
        `${CHANGES}/:stack/history/:hash/roll-back`,
        ({ params }) => {
          asked.push(`${params.stack} ${params.hash}`);
          return new HttpResponse(null, { status: 204 });
        },
      ),
    );
    open('/applications/shop/store/changes/history');
    const stack = await section('aws');

    await userEvent.click(within(rows(stack)[0]!).getByText('Roll back to this'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('planned and approved like any other');
    expect(dialog).toHaveTextContent('revert the commit in Git');
    expect(asked).toEqual([]);
    await userEvent.click(within(dialog).getByText('Roll back'));

    expect(await screen.findByText('The Application was changed.')).toBeInTheDocument();
    expect(asked).toEqual([`store-aws ${applied().hash}`]);
  });

  it('should say that an application from Git is to be reverted there', async () => {
    server.use(
      http.post(`${CHANGES}/:stack/history/:hash/roll-back`, () =>
        problem(409, 'ChangeRefused', 'application store comes from Git, which would undo this'),
      ),
    );
    open('/applications/shop/store/changes/history');
    const stack = await section('aws');
    await userEvent.click(within(rows(stack)[0]!).getByText('Roll back to this'));
    const dialog = await screen.findByRole('dialog');

    await userEvent.click(within(dialog).getByText('Roll back'));

    expect(await within(dialog).findByRole('alert')).toHaveTextContent('comes from Git');
  });
});

describe('the page of changes', () => {
  it('should give each tab an address', async () => {
    const { router } = open('/applications/shop/store/changes');
    await section('aws');

    await userEvent.click(screen.getByText('History'));

    await waitFor(() =>
      expect(router.state.location.pathname).toBe('/applications/shop/store/changes/history'),
    );
    await act(() => router.navigate('/applications/shop/store/changes/nothing'));
    expect(await screen.findByText('There is nothing here')).toBeInTheDocument();
  });

  it('should change by itself when the operator tells of a change', async () => {
    let current = changes;
    server.use(http.get(CHANGES, () => HttpResponse.json(current)));
    const tell = followable();
    open('/applications/shop/store/changes');
    await section('aws');

    current = [stackChanges({ plan: applied({ state: 'Applying' }) })];
    act(() =>
      tell({ action: 'changed', kind: 'CloudStack', namespace: 'shop', name: 'store-aws' }),
    );

    expect(await screen.findByText('Being applied')).toBeInTheDocument();
    expect(screen.getByText('bob@example.com')).toBeInTheDocument();
  });

  it('should say that there is no such application, nothing to plan, or why it failed', async () => {
    const { router } = open('/applications/shop/nothing/changes');
    expect(await screen.findByText('There is no application shop/nothing')).toBeInTheDocument();

    server.use(http.get(CHANGES, () => HttpResponse.json([])));
    await act(() => router.navigate('/applications/shop/store/changes'));
    expect(await screen.findByText('Nothing to plan')).toBeInTheDocument();

    server.use(
      http.get('*/api/v1/applications/shop/search/changes', () =>
        problem(403, 'NotAuthorized', 'ann may not get cloudstacks'),
      ),
    );
    await act(() => router.navigate('/applications/shop/search/changes'));
    expect(await screen.findByRole('alert')).toHaveTextContent('ann may not get cloudstacks');
  });

  it('should be reached from the application, whose page says that a plan waits', async () => {
    const { router } = open('/applications/shop/search');

    expect(await screen.findByText('A plan awaits approval')).toBeInTheDocument();
    expect(screen.getByText('Changes').closest('a')).toHaveAttribute(
      'href',
      '/applications/shop/search/changes/plan',
    );
    await userEvent.click(screen.getByText('Look at the plan'));

    await waitFor(() =>
      expect(router.state.location.pathname).toBe('/applications/shop/search/changes/plan'),
    );
  });
});

/** The part of the page about one placement. */
async function section(placement: string): Promise<HTMLElement> {
  return (await screen.findByText(placement, { selector: 'h2' })).closest('section')!;
}

/** The rows of a table's body, without those that antd measures by. */
function rows(stack: HTMLElement): HTMLElement[] {
  return [...stack.querySelectorAll<HTMLElement>('tr[data-row-key]')];
}

function answerApprovals(): unknown[] {
  const asked: unknown[] = [];
  server.use(
    http.post(`${CHANGES}/store-aws/approve`, async ({ request }) => {
      asked.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return asked;
}

/** A stream of changes, and the way to tell of one. */
function followable(): (change: Change) => void {
  const stream = new TransformStream<Uint8Array, Uint8Array>();
  const writer = stream.writable.getWriter();
  server.use(http.get('*/api/v1/events', () => new HttpResponse(stream.readable)));
  return (change) =>
    void writer.write(
      new TextEncoder().encode(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
    );
}
