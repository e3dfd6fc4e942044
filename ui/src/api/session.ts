import { useSyncExternalStore } from 'react';

const KEY = 'skybridge.token';
const listeners = new Set<() => void>();
let refused = false;

/** The Kubernetes token of this tab; null when nobody is signed in. */
export function currentToken(): string | null {
  return sessionStorage.getItem(KEY);
}

export function signIn(token: string): void {
  refused = false;
  sessionStorage.setItem(KEY, token.trim());
  listeners.forEach((listener) => listener());
}

/** Signs out because the operator no longer accepts the token. */
export function signOutRefused(): void {
  refused = true;
  signOut();
}

/** Whether the last token was refused. */
export function wasRefused(): boolean {
  return refused;
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  listeners.forEach((listener) => listener());
}

/** Signs in by the fragment `#token=…` and removes it from the address at once. */
export function signInByFragment(location: Location, history: History): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) {
    return;
  }
  history.replaceState(history.state, '', location.pathname + location.search);
  if (token.trim() !== '') {
    signIn(token);
  }
}

export function useToken(): string | null {
  return useSyncExternalStore(subscribe, currentToken);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
