import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

export type ApplicationAction = 'pause' | 'resume' | 'reconcile';

/** A small change of one application, made in the user's name. */
export function useApplicationAction(namespace: string, name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: ApplicationAction) =>
      body(
        client.POST(`/api/v1/applications/{namespace}/{name}/${action}`, {
          params: { path: { namespace, name } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.application(namespace, name) }),
  });
}
