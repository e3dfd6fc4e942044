import type { Dictionary } from './dictionary';
import { en } from './en';
import { zh } from './zh';

export type Language = 'en' | 'zh';

export const dictionaries: Record<Language, Dictionary> = { en, zh };
export const languageNames: Record<Language, string> = { en: 'English', zh: '中文' };
/** For the attribute `lang`, and for dates and numbers. */
export const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

const KEY = 'skybridge.language';

/** The language to begin with: of the address, else as kept, else as the browser prefers. */
export function initialLanguage(
  search: string,
  kept: string | null,
  preferred: readonly string[],
): Language {
  const asked = [new URLSearchParams(search).get('lang'), kept, ...preferred];
  return asked.map(toLanguage).find((language) => language !== null) ?? 'en';
}

function toLanguage(text: string | null): Language | null {
  const primary = text?.toLowerCase().split('-')[0];
  return primary === 'en' || primary === 'zh' ? primary : null;
}

export function keptLanguage(): string | null {
  return localStorage.getItem(KEY);
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
