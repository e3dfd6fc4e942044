import { createContext, useContext } from 'react';
import type { Dictionary } from './dictionary';
import { dictionaries, type Language } from './language';

export interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}

export const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  choose: () => undefined,
});

/** The texts of the chosen language. */
export function useText(): Dictionary {
  return dictionaries[useContext(LanguageContext).language];
}

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}
