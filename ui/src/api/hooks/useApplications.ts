import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, client } from '../client';
import type { ReadyStatus } from '../types';
import { keys } from './keys';

/** Which applications to list. */
export interface ApplicationFilter {
  namespaces: string[];
  search: string;
  ready: ReadyStatus[];
  providers: string[];
  sort: string;
  page: number;
  size: number;
}

/** A page of applications. */
export function useApplications(filter: ApplicationFilter) {
  return useQuery({
    queryKey: [...keys.applications, filter],
    queryFn: ({ signal }) =>
      body(
        client.GET('/api/v1/applications', {
          params: {
            query: {
              namespace: filter.namespaces,
              ready: filter.ready,
              provider: filter.providers,
              sort: filter.sort,
              page: filter.page,
              size: filter.size,
              ...(filter.search === '' ? {} : { search: filter.search }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
