import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ApplicationFilter } from '../../api/hooks/useApplications';
import { filterOf, parametersOf } from './filterInUrl';

/** The filter that is in the address. A change of anything but the page leads to page 1. */
export function useFilter(): [ApplicationFilter, (change: Partial<ApplicationFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => filterOf(parameters), [parameters]);
  const change = useCallback(
    (change: Partial<ApplicationFilter>) =>
      setParameters((current) => parametersOf({ ...filterOf(current), page: 1, ...change }), {
        replace: change.search !== undefined,
      }),
    [setParameters],
  );
  return [filter, change];
}
