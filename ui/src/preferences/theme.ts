import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ThemeMode } from '../i18n/dictionary';

const KEY = 'skybridge.theme';

export interface ThemeChoice {
  mode: ThemeMode;
  dark: boolean;
  choose: (mode: ThemeMode) => void;
}

export const ThemeChoiceContext = createContext<ThemeChoice>({
  mode: 'system',
  dark: false,
  choose: () => undefined,
});

export function useThemeChoice(): ThemeChoice {
  return useContext(ThemeChoiceContext);
}

export function keptTheme(): ThemeMode {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function keepTheme(mode: ThemeMode): void {
  localStorage.setItem(KEY, mode);
}

/** Whether the system prefers dark; follows when it changes. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}

function query(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
