import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { handlers } from './handlers';

/**
 * A busy machine is slow, not broken. Whether an element is hidden costs jsdom seconds with Ant
 * Design's styles; the tests in the browser look at that.
 */
configure({ asyncUtilTimeout: 30_000, defaultHidden: true });

export const server = setupServer(...handlers);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', '/');
});
afterAll(() => server.close());

/** Ant Design asks for styles all the time, and jsdom takes long to work them out. */
const noStyle = document.createElement('div').style;
vi.stubGlobal('getComputedStyle', () => noStyle);

/** What a browser has and jsdom lacks. */
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}));
Element.prototype.scrollIntoView = () => undefined;
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
