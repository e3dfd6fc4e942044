import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Connection, followChanges } from '../liveChanges';
import type { Change } from '../types';
import { keys } from './keys';

/** Changes within this time cause one look at what is shown. */
const GATHER_MS = 300;

/** Keeps what is shown up to date; tells how the connection is. */
export function useLiveChanges(): Connection {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => {
    const stop = new AbortController();
    const stale = new StaleQueries(queries);
    void followChanges(
      {
        onChange: (change) => stale.add(affected(change)),
        onReset: () => stale.add([[]]),
        onConnection: setConnection,
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      stale.stop();
    };
  }, [queries]);
  return connection;
}

type QueryKey = readonly string[];

/** What has to be looked at anew after a change. Pure. */
export function affected(change: Change): QueryKey[] {
  switch (change.kind) {
    case 'Application':
      return [
        keys.applications,
        keys.application(change.namespace, change.name),
        ...(change.action === 'changed' ? [] : [keys.me]),
      ];
    case 'CloudStack':
      return [keys.applicationsOf(change.namespace)];
    case 'TrafficRoute':
      return [keys.traffic(change.namespace, change.name)];
    case 'CloudAccount':
      return [keys.accounts, ['application']];
    default:
      return [];
  }
}

/** Gathers what is stale, so that a burst of changes costs one look. */
class StaleQueries {
  private readonly stale = new Map<string, QueryKey>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly queries: QueryClient;

  constructor(queries: QueryClient) {
    this.queries = queries;
  }

  add(queryKeys: QueryKey[]): void {
    queryKeys.forEach((key) => this.stale.set(key.join('/'), key));
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  stop(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
  }

  private flush(): void {
    this.timer = null;
    for (const queryKey of this.stale.values()) {
      void this.queries.invalidateQueries({ queryKey });
    }
    this.stale.clear();
  }
}
