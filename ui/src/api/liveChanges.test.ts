import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { events } from '../test/handlers';
import { server } from '../test/setup';
import { affected } from './hooks/useLiveChanges';
import { type Connection, followChanges, pauseMs } from './liveChanges';
import { currentToken, signIn } from './session';
import type { Change } from './types';

const CHANGE: Change = { action: 'changed', kind: 'Application', namespace: 'shop', name: 'store' };

describe('followChanges', () => {
  it('should connect again after a break and say what it knows already', async () => {
    signIn('token');
    const seen: (string | null)[] = [];
    server.use(
      http.get('*/api/v1/events', ({ request }) => {
        seen.push(request.headers.get('Last-Event-ID'));
        return seen.length === 1
          ? new HttpResponse('id: p.7\nevent: reset\ndata: {}\n\n')
          : events([CHANGE]);
      }),
    );
    const stop = new AbortController();
    const connections: Connection[] = [];

    const change = await new Promise<Change>((resolve) => {
      void followChanges(
        {
          onChange: resolve,
          onReset: () => undefined,
          onConnection: (connection) => connections.push(connection),
        },
        stop.signal,
      );
    });
    stop.abort();

    expect(change).toEqual(CHANGE);
    expect(seen).toEqual([null, 'p.7']);
    expect(connections).toEqual(['connecting', 'live', 'reconnecting', 'live', 'live']);
  });

  it('should sign out when the token is no longer accepted', async () => {
    signIn('old');
    server.use(http.get('*/api/v1/events', () => new HttpResponse(null, { status: 401 })));
    const stop = new AbortController();

    await new Promise<void>((resolve) => {
      void followChanges(
        {
          onChange: () => undefined,
          onReset: () => undefined,
          onConnection: (connection) => connection === 'reconnecting' && resolve(),
        },
        stop.signal,
      );
    });
    stop.abort();

    expect(currentToken()).toBeNull();
  });
});

describe('pauseMs', () => {
  it.each([
    [0, 0, 250],
    [0, 1, 500],
    [3, 1, 4_000],
    [50, 1, 30_000],
  ])('should wait longer after each failure: %i, %f', (failures, random, expected) => {
    expect(pauseMs(failures, random)).toBe(expected);
  });
});

describe('affected', () => {
  it.each<[Partial<Change>, readonly (readonly string[])[]]>([
    [{}, [['applications'], ['application', 'shop', 'store']]],
    [{ action: 'deleted' }, [['applications'], ['application', 'shop', 'store'], ['me']]],
    [{ kind: 'CloudStack' }, [['application', 'shop']]],
    [{ kind: 'CloudAccount' }, [['accounts'], ['application']]],
    [{ kind: 'Other' }, []],
  ])('should look anew only at what a change concerns: %o', (change, expected) => {
    expect(affected({ ...CHANGE, ...change })).toEqual(expected);
  });
});
