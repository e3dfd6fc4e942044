import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../test/handlers';
import { open } from '../test/render';
import { restingRuntime, runtime } from '../test/runtime';
import { server } from '../test/setup';
import { shortFrame } from './runtime/Site';

async function row(name: string) {
  return (await screen.findByText(name, { selector: 'strong' })).closest('tr')!;
}

describe('the runtime page', () => {
  it('should show pools with their queues and workers', async () => {
    const { router } = open('/runtime');

    const engine = await row('engine');

    expect(router.state.location.pathname).toBe('/runtime/pools');
    expect(within(engine).getByText('790 of 1,024 · 61 keys')).toBeInTheDocument();
    expect(within(engine).getByText('the length of its queue')).toBeInTheDocument();
    expect(within(engine).getByText('20,600 done, 2 failed, 12 refused')).toBeInTheDocument();
  });

  it('should open a tab by its address, and put the chosen one there', async () => {
    const { router } = open('/runtime/limits');
    expect(within(await row('ali-main/rds')).getByText('Away for 8s')).toBeInTheDocument();
    expect(within(await row('prices')).getByText('tries again in 21s')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('tab', { name: 'Tasks' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/runtime/tasks'));
    expect(within(await row('argocd stream')).getByText('May stay')).toBeInTheDocument();
  });

  it('should name a stuck task, what it waits on, who holds it, and the stacks', async () => {
    open('/runtime/stuck');
    const stuck = await row('push shop/store');
    expect(within(stuck).getByText('1.6m')).toBeInTheDocument();
    expect(within(stuck).getByText('Held by push bank/payments')).toBeInTheDocument();

    await userEvent.click(within(stuck).getByRole('button', { name: 'Stacks of push shop/store' }));

    expect(await screen.findByText(/ConfigRepository.push/)).toBeInTheDocument();
    expect(screen.getByText(/StackReconciler.reconcile/)).toBeInTheDocument();
    expect(screen.getByText(/sun.nio.ch.Net.poll/)).toBeInTheDocument();
  });

  it('should raise alarms above every tab', async () => {
    open('/runtime/memory');

    const alarms = await screen.findAllByRole('alert');

    expect(alarms[0]).toHaveTextContent('1 task is stuck');
    expect(alarms[1]).toHaveTextContent('preview watch leaks: 5.9 more tasks a minute');
    expect(alarms[1]).toHaveTextContent('Between 5.6 and 6.3 a minute over 15m');
    expect(screen.getByText('41.8MB/s')).toBeInTheDocument();
  });

  it('should be looked at again and again', async () => {
    let looks = 0;
    server.use(
      http.get('*/api/v1/runtime', () => {
        looks += 1;
        return HttpResponse.json(looks === 1 ? runtime() : restingRuntime);
      }),
    );
    open('/runtime/pools', 'zh');
    await row('engine');

    expect(
      await screen.findByText('没有泄漏，也没有卡住的任务', {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('还没有工作池')).toBeInTheDocument();
  });

  it('should save a bundle, and say why there is none', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:bundle';
    URL.revokeObjectURL = () => undefined;
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    open('/runtime/pools');
    const button = await screen.findByRole('button', { name: /Diagnostic bundle/ });

    await userEvent.click(button);
    expect(await screen.findByText('The bundle was saved.')).toBeInTheDocument();
    expect(saved).toEqual([expect.stringMatching(/^skybridge-.*\.zip$/)]);
    click.mockRestore();

    server.use(
      http.post('*/api/v1/runtime/bundle', () => problem(409, 'BundleInProgress', 'one at a time')),
    );
    await userEvent.click(button);
    expect(await screen.findByText('one at a time')).toBeInTheDocument();
  });

  it('should say who may look when one may not', async () => {
    server.use(http.get('*/api/v1/runtime', () => problem(403, 'NotAuthorized', 'ann may not')));
    open('/runtime/pools');

    expect(await screen.findByRole('alert')).toHaveTextContent('ann may not');
  });

  it('should know its tabs only', async () => {
    open('/runtime/nothing');

    expect(
      await screen.findByText('There is nothing here', { selector: 'h1' }),
    ).toBeInTheDocument();
  });
});

describe('shortFrame', () => {
  it.each([
    [
      'java.base/java.lang.VirtualThread.park(VirtualThread.java:742)',
      'VirtualThread.park(VirtualThread.java:742)',
    ],
    ['dev.skybridge.stack.A.<clinit>(A.java:1)', 'A.<clinit>(A.java:1)'],
    ['java.lang.Object@647e447', 'Object@647e447'],
    ['app//dev.skybridge.B$C.run(B.java:2)', 'B$C.run(B.java:2)'],
  ])('should leave out the package of %s', (frame, expected) => {
    expect(shortFrame(frame)).toBe(expected);
  });
});
