import { describe, expect, it } from 'vitest';
import { currentToken, signInByFragment } from './session';

describe('signInByFragment', () => {
  it('should take the token and remove it from the address', () => {
    history.replaceState(null, '', '/applications?page=2#token=abc.def');

    signInByFragment(location, history);

    expect(currentToken()).toBe('abc.def');
    expect(location.href).toMatch(/\/applications\?page=2$/);
  });

  it('should leave other fragments alone', () => {
    history.replaceState(null, '', '/applications#content');

    signInByFragment(location, history);

    expect(currentToken()).toBeNull();
    expect(location.hash).toBe('#content');
  });
});
