import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '../client';
import type { ApprovalRequest } from '../types';
import { keys } from './keys';

/** What a person may do about the changes of a stack. */
export type StackAction =
  | { kind: 'approve'; stack: string; request: ApprovalRequest }
  | { kind: 'inspect'; stack: string }
  | { kind: 'rollBack'; stack: string; hash: string };

/** A person's word about one stack of an application, in the user's name. */
export function useStackAction(namespace: string, name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: StackAction) => send(namespace, name, action),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.application(namespace, name) }),
  });
}

function send(namespace: string, name: string, action: StackAction) {
  const path = { namespace, name, stack: action.stack };
  switch (action.kind) {
    case 'approve':
      return body(
        client.POST('/api/v1/applications/{namespace}/{name}/changes/{stack}/approve', {
          params: { path },
          body: action.request,
        }),
      );
    case 'inspect':
      return body(
        client.POST('/api/v1/applications/{namespace}/{name}/changes/{stack}/inspect', {
          params: { path },
        }),
      );
    case 'rollBack':
      return body(
        client.POST(
          '/api/v1/applications/{namespace}/{name}/changes/{stack}/history/{hash}/roll-back',
          { params: { path: { ...path, hash: action.hash } } },
        ),
      );
  }
}
