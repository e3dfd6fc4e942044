import type { ApplicationFilter } from '../../api/hooks/useApplications';
import type { ReadyStatus } from '../../api/types';

export const DEFAULT_SORT = 'name';
export const PAGE_SIZES = [20, 50, 100];
const DEFAULT_SIZE = 20;
const READY: ReadyStatus[] = ['True', 'False', 'Unknown'];

/** The filter that an address stands for; what it can't be is left at its default. */
export function filterOf(parameters: URLSearchParams): ApplicationFilter {
  const size = Number(parameters.get('size'));
  return {
    namespaces: parameters.getAll('namespace'),
    search: parameters.get('search') ?? '',
    ready: READY.filter((status) => parameters.getAll('ready').includes(status)),
    providers: parameters.getAll('provider'),
    sort: parameters.get('sort') ?? DEFAULT_SORT,
    page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
    size: PAGE_SIZES.includes(size) ? size : DEFAULT_SIZE,
  };
}

/** The shortest address for a filter. */
export function parametersOf(filter: ApplicationFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  filter.namespaces.forEach((namespace) => parameters.append('namespace', namespace));
  filter.ready.forEach((status) => parameters.append('ready', status));
  filter.providers.forEach((provider) => parameters.append('provider', provider));
  if (filter.search !== '') parameters.set('search', filter.search);
  if (filter.sort !== DEFAULT_SORT) parameters.set('sort', filter.sort);
  if (filter.page !== 1) parameters.set('page', String(filter.page));
  if (filter.size !== DEFAULT_SIZE) parameters.set('size', String(filter.size));
  return parameters;
}

/** Whether a filter leaves anything out. */
export function isFiltered(filter: ApplicationFilter): boolean {
  const { namespaces, search, ready, providers } = filter;
  return namespaces.length + ready.length + providers.length > 0 || search !== '';
}
