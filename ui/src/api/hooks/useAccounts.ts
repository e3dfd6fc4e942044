import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** The cloud accounts that the user may list. */
export function useAccounts() {
  return useQuery({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => body(client.GET('/api/v1/accounts', { signal })),
  });
}
