import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** What a person may do about who writes. */
export type TrafficAction =
  { kind: 'move'; placement: string } | { kind: 'confirm'; placement: string; epoch: number };

/** A person's word about the right to write, in the user's name. */
export function useTrafficAction(namespace: string, name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: TrafficAction) => send(namespace, name, action),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.traffic(namespace, name) }),
  });
}

function send(namespace: string, name: string, action: TrafficAction) {
  const params = { path: { namespace, name } };
  const { placement } = action;
  switch (action.kind) {
    case 'move':
      return body(
        client.POST('/api/v1/applications/{namespace}/{name}/traffic/move-writer', {
          params,
          body: { placement },
        }),
      );
    case 'confirm':
      return body(
        client.POST('/api/v1/applications/{namespace}/{name}/traffic/confirm-writer', {
          params,
          body: { placement, epoch: action.epoch },
        }),
      );
  }
}
