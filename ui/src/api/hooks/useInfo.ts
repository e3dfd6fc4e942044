import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** What anyone may know: version, and whether the clouds are simulated. */
export function useInfo() {
  return useQuery({
    queryKey: keys.info,
    queryFn: ({ signal }) => body(client.GET('/api/v1/info', { signal })),
    staleTime: Infinity,
  });
}
