import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** Every reason of the operator with its level and cure. */
export function useReasons() {
  return useQuery({
    queryKey: keys.reasons,
    queryFn: ({ signal }) => body(client.GET('/api/v1/reasons', { signal })),
    staleTime: Infinity,
  });
}
