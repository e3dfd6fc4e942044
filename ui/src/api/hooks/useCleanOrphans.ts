import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '../client';
import type { CleanRequest } from '../types';
import { keys } from './keys';

/** Asks to delete orphans of an account, in the user's name. */
export function useCleanOrphans(namespace: string, name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: CleanRequest) =>
      body(
        client.POST('/api/v1/accounts/{namespace}/{name}/clean-orphans', {
          params: { path: { namespace, name } },
          body: request,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.accounts }),
  });
}
