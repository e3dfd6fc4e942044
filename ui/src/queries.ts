import { QueryClient } from '@tanstack/react-query';
import { CallFailed } from './api/problem';

/** Further tries of a call that may succeed a little later. */
const RETRIES = 2;

/** What answers are remembered by. Live changes say when to look anew. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, failure) =>
          failures < RETRIES && failure instanceof CallFailed && failure.transient,
        refetchInterval: ({ state }) => (state.status === 'error' ? 15_000 : false),
      },
    },
  });
}
