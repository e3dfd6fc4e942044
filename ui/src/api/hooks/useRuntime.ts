import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** How often the execution core is looked at while its page is open. It has no changes to tell of: it never rests. */
export const RUNTIME_EVERY_MS = 2_000;

/** The execution core of the replica that answers. */
export function useRuntime() {
  return useQuery({
    queryKey: keys.runtime,
    queryFn: ({ signal }) => body(client.GET('/api/v1/runtime', { signal })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.status === 'error' ? 15_000 : RUNTIME_EVERY_MS),
  });
}
