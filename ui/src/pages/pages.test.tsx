import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { currentToken } from '../api/session';
import type { Change } from '../api/types';
import { detail } from '../test/fixtures';
import { problem } from '../test/handlers';
import { open, openSignedOut } from '../test/render';
import { server } from '../test/setup';
import { safeNext } from './LoginPage';

describe('the list of applications', () => {
  it('should show a page of applications with their states', async () => {
    open('/applications');

    const row = (await screen.findByText('payments')).closest('tr')!;

    expect(within(row).getByText('Needs attention')).toBeInTheDocument();
    expect(within(row).getByText('Secret not found')).toBeInTheDocument();
    expect(screen.getByText('1–20 of 65')).toBeInTheDocument();
  });

  it('should take its filter from the address and put it there', async () => {
    const { router } = open('/applications?search=service-0&ready=True');
    await screen.findByText('service-00');
    expect(screen.queryByText('store')).toBeNull();

    const search = screen.getByLabelText(/Search name/);
    await userEvent.clear(search);
    await userEvent.type(search, 'store');

    await screen.findByText('store');
    await waitFor(() => expect(router.state.location.search).toBe('?ready=True&search=store'));
  });

  it('should be usable by keyboard', async () => {
    const { router } = open('/applications');
    await screen.findByText('legacy');

    await userEvent.keyboard('/');
    expect(screen.getByLabelText(/Search name/)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}');
    await waitFor(() => expect(screen.getByText('new')).toHaveFocus());
    await userEvent.keyboard('{Enter}');

    await waitFor(() => expect(router.state.location.pathname).toBe('/applications/default/new'));
  });

  it('should say what is missing when there is nothing', async () => {
    open('/applications?search=nowhere');

    expect(await screen.findByText('No application matches these filters')).toBeInTheDocument();
  });

  it('should show why a call failed and what to do', async () => {
    server.use(
      http.get('*/api/v1/applications', () => problem(403, 'NotAuthorized', 'ann may not')),
    );
    open('/applications', 'zh');

    const alert = await screen.findByRole('alert');

    expect(alert).toHaveTextContent('没有权限');
    expect(alert).toHaveTextContent('ann may not');
    expect(alert).toHaveTextContent('kubectl auth can-i');
  });
});

describe('the page of an application', () => {
  it('should show conditions with their cures, in Chinese too', async () => {
    open('/applications/bank/payments', 'zh');

    expect(await screen.findByText('payments', { selector: 'h1' })).toBeInTheDocument();
    expect((await screen.findAllByText(/消息中指出了工作负载及其原因/))[0]).toBeInTheDocument();
    expect(
      await screen.findByText('Deployment payment: image demo.skybridge.dev/shop/pay:9 not found'),
    ).toBeInTheDocument();
    expect(await screen.findAllByText('orders.db.example')).toHaveLength(3);
  });

  it('should change by itself when the operator tells of a change', async () => {
    let degraded = false;
    let tell: (change: Change) => void = () => undefined;
    server.use(
      http.get('*/api/v1/applications/shop/store', () => HttpResponse.json(detail(degraded))),
      http.get('*/api/v1/events', () => {
        const stream = new TransformStream<Uint8Array, Uint8Array>();
        const writer = stream.writable.getWriter();
        tell = (change) =>
          void writer.write(
            new TextEncoder().encode(`event: change\ndata: ${JSON.stringify(change)}\n\n`),
          );
        return new HttpResponse(stream.readable);
      }),
    );
    open('/applications/shop/store');
    await screen.findByText('Nothing has changed yet. Changes appear by themselves.');

    degraded = true;
    act(() => tell({ action: 'changed', kind: 'Application', namespace: 'shop', name: 'store' }));

    expect(await screen.findByText('tencent: Workload degraded')).toBeInTheDocument();
    expect(screen.getAllByText('Needs attention')[0]).toBeInTheDocument();
  });

  it('should pause with a way back', async () => {
    const asked: string[] = [];
    server.use(
      http.post<{ action: string }>('*/api/v1/applications/shop/store/:action', ({ params }) => {
        asked.push(params.action);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    open('/applications/shop/store');

    await userEvent.click(await screen.findByText('Pause'));
    await userEvent.click(await screen.findByText('Undo'));

    await waitFor(() => expect(asked).toEqual(['pause', 'resume']));
  });

  it('should say that there is no such application', async () => {
    open('/applications/shop/nothing');

    expect(await screen.findByText('There is no application shop/nothing')).toBeInTheDocument();
  });
});

describe('the other pages', () => {
  it('should show accounts with what can be done', async () => {
    open('/accounts');

    const row = (await screen.findByText('ali-main')).closest('tr')!;

    expect(within(row).getByText('Credentials refused')).toBeInTheDocument();
    expect(within(row).getByText(/Put working credentials/)).toBeInTheDocument();
  });

  it('should say that an address leads nowhere', async () => {
    open('/somewhere');

    expect(await screen.findByText('There is nothing here')).toBeInTheDocument();
  });

  it('should say that the clouds are simulated', async () => {
    open('/accounts');

    expect(await screen.findByText('Simulated clouds')).toBeInTheDocument();
  });

  it('should switch the language and keep it', async () => {
    open('/accounts');
    await userEvent.click(await screen.findByLabelText('Language: English'));
    await userEvent.click(await screen.findByText('中文'));

    expect(await screen.findByText('云账号', { selector: 'h1' })).toBeInTheDocument();
    expect(localStorage.getItem('skybridge.language')).toBe('zh');
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});

describe('the login', () => {
  it('should take a token and go on to the page that was asked for', async () => {
    const { router } = openSignedOut('/accounts?x=1');
    await userEvent.type(await screen.findByLabelText('Kubernetes token'), ' abc ');
    await userEvent.click(screen.getByText('Sign in', { selector: 'button *' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/accounts'));
    expect(currentToken()).toBe('abc');
  });

  it('should be asked for again when the token is no longer accepted', async () => {
    server.use(http.get('*/api/v1/accounts', () => problem(401, 'NotAuthenticated')));
    const { router } = open('/accounts');

    await waitFor(() => expect(router.state.location.pathname).toBe('/login'));
    expect(currentToken()).toBeNull();
    expect(await screen.findByRole('alert')).toHaveTextContent('This token is not accepted');
  });

  it.each([
    ['/accounts', '/accounts'],
    ['//elsewhere.example', '/applications'],
    ['/\\elsewhere.example', '/applications'],
    ['https://elsewhere.example', '/applications'],
    [null, '/applications'],
  ])('should never lead to another site: %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});
