import { skipToken, useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import { keys } from './keys';

/** The placements of an application and the traffic that they carry. */
export function useTraffic(namespace: string, name: string) {
  return useQuery({
    queryKey: keys.traffic(namespace, name),
    queryFn: ({ signal }) =>
      body(
        client.GET('/api/v1/applications/{namespace}/{name}/traffic', {
          params: { path: { namespace, name } },
          signal,
        }),
      ),
  });
}

/** What the loss of a placement would do; nothing is asked where none is named. */
export function useRehearsal(namespace: string, name: string, lose: string | null) {
  return useQuery({
    queryKey: keys.rehearsal(namespace, name, lose ?? ''),
    queryFn:
      lose === null
        ? skipToken
        : ({ signal }) =>
            body(
              client.GET('/api/v1/applications/{namespace}/{name}/traffic/rehearsal', {
                params: { path: { namespace, name }, query: { lose } },
                signal,
              }),
            ),
  });
}
