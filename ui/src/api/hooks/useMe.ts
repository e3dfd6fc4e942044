import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** The user who is signed in. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => body(client.GET('/api/v1/me', { signal })),
    staleTime: 60_000,
  });
}
