import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** Plan, drift and history of each stack of an application. */
export function useChanges(namespace: string, name: string) {
  return useQuery({
    queryKey: keys.changes(namespace, name),
    queryFn: ({ signal }) =>
      body(
        client.GET('/api/v1/applications/{namespace}/{name}/changes', {
          params: { path: { namespace, name } },
          signal,
        }),
      ),
  });
}
