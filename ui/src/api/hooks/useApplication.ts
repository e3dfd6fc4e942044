import { useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** Everything about one application. */
export function useApplication(namespace: string, name: string) {
  return useQuery({
    queryKey: keys.application(namespace, name),
    queryFn: ({ signal }) =>
      body(
        client.GET('/api/v1/applications/{namespace}/{name}', {
          params: { path: { namespace, name } },
          signal,
        }),
      ),
  });
}
