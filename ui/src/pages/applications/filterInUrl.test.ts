import { describe, expect, it } from 'vitest';
import { filterOf, isFiltered, parametersOf } from './filterInUrl';

describe('the filter in the address', () => {
  it('should come back as it was', () => {
    const address =
      'namespace=a&namespace=b&ready=False&provider=aws&search=x+y&sort=-created&page=3&size=50';

    expect(parametersOf(filterOf(new URLSearchParams(address))).toString()).toBe(address);
  });

  it('should be left out where it is the default', () => {
    expect(parametersOf(filterOf(new URLSearchParams('page=1&size=20&sort=name'))).toString()).toBe(
      '',
    );
  });

  it('should ignore what it can not be', () => {
    const filter = filterOf(new URLSearchParams('page=-2&size=7&ready=Perhaps'));

    expect(filter).toMatchObject({ page: 1, size: 20, ready: [] });
    expect(isFiltered(filter)).toBe(false);
  });
});
